package org.barreleye.machine.core;

import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CoreId;

/** The failure of a core's software: an exception escaped a step, which stopped the machine. It is the cause. */
@Shared // never changed
public final class CoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int core;
    private final long time;

    /** Creates the failure of a step that began at a time. */
    public CoreFailure(CoreId core, long time, Throwable cause) {
        super("the software of " + core + " failed at " + time + " ps, which stopped the machine: " + cause, cause);
        this.core = core.number();
        this.time = time;
    }

    /** The core. */
    public CoreId core() {
        return new CoreId(core);
    }

    /** The time at which the step began, in picoseconds. */
    public long time() {
        return time;
    }
}
