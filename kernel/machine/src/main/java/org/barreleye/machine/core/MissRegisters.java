package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.memory.CoherenceDirectory;
import org.barreleye.machine.memory.Page;

/**
 * The miss status holding registers of a core (Kroft, "Lockup-free instruction fetch/prefetch cache organization",
 * 1981) but the one of its present load: the lines that a poll has found to be written behind the first, and fetches
 * while that is loaded. A load of such a line waits for the rest of its fetch.
 *
 * <p>A poll of several lines is a loop of loads that do not depend on each other, so a core that executes out of order
 * has the misses of several of them on their way.
 */
final class MissRegisters implements Copyable {
    private static final int NONE = -1;

    private final int core;
    private final CoherenceDirectory directory;
    // By register: the address of the line, and when it is there.
    private final long[] lines;
    private final long[] arrivals;
    private long lastArrival;

    /**
     * Creates registers that are free.
     *
     * @param misses the misses of the core at a time, with that of its present load
     */
    MissRegisters(int core, int misses, CoherenceDirectory directory) {
        this.core = core;
        this.directory = directory;
        lines = new long[misses - 1];
        arrivals = new long[misses - 1];
    }

    /** Returns whether the core has one miss at a time. */
    boolean areBlocking() {
        return lines.length == 0;
    }

    /**
     * Fetches a cache line into the cache of the core, if it misses there and a register is free.
     *
     * @param now when the fetch begins
     */
    void fetch(Page page, long address, long now) {
        int free = freeRegister(now);
        if (free != NONE) {
            long arrival = now + directory.fetchAhead(page, address, core, now);
            lines[free] = address & -(long) page.lineBytes();
            arrivals[free] = arrival;
            lastArrival = Math.max(lastArrival, arrival);
        }
    }

    private int freeRegister(long now) {
        for (int register = 0; register < lines.length; register++) {
            if (arrivals[register] <= now) {
                return register;
            }
        }
        return NONE;
    }

    /** The time from now until the cache line of an address is there; 0 if it is not on its way. */
    long remaining(Page page, long address, long now) {
        if (now >= lastArrival) {
            return 0;
        }
        long line = address & -(long) page.lineBytes();
        for (int register = 0; register < lines.length; register++) {
            if (lines[register] == line && arrivals[register] > now) {
                return arrivals[register] - now;
            }
        }
        return 0;
    }
}
