package org.barreleye.machine.engine;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;

/**
 * The watchdog of the board: powers the machine off when one core, on which everything depends, has stopped for some
 * time. It costs no event as long as that core runs.
 */
final class Watchdog implements Copyable {
    private static final int NO_CORE = -1;

    private final EventQueue queue;
    private int core = NO_CORE;
    private long timeout;
    private int exitStatus;

    Watchdog(EventQueue queue) {
        this.queue = queue;
    }

    /** Watches a core. */
    void watch(int watched, long picoseconds, int status) {
        if (picoseconds < 1) {
            throw new IllegalArgumentException("a watchdog waits for 1 ps or longer, not for " + picoseconds + " ps");
        }
        core = watched;
        timeout = picoseconds;
        exitStatus = status;
    }

    /** A core has crashed. */
    void onCrash(long time, int crashed) {
        if (crashed == core) {
            queue.post(time + timeout, EventClass.WATCHDOG, core, time);
        }
    }

    /** The time for which the core may stop, in picoseconds. */
    long timeout() {
        return timeout;
    }

    /** The status with which it powers the machine off. */
    int exitStatus() {
        return exitStatus;
    }
}
