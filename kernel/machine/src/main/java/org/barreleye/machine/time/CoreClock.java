package org.barreleye.machine.time;

import org.barreleye.kpi.state.Copyable;

/**
 * The clock of one core: the time until which its software has used the core, in picoseconds since power-on.
 */
public final class CoreClock implements Copyable {
    private final int core;
    private long time;

    /** Creates a clock at time 0 for the core at an index of the machine's list. */
    public CoreClock(int core) {
        this.core = core;
    }

    /** The index of the core in the machine's list. */
    public int core() {
        return core;
    }

    /** The time. */
    public long time() {
        return time;
    }

    /** Sets the time, also back: an interrupt takes work back that a context has done ahead. */
    public void set(long picoseconds) {
        time = picoseconds;
    }

    /** Charges time. */
    public void charge(long picoseconds) {
        time += picoseconds;
    }
}
