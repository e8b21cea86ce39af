package org.barreleye.machine.core;

import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CoreId;

/** The software of a core let an exception escape, which stopped the machine. The cause is that exception. */
@Shared // never changed
public final class CoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int core;
    private final long time;

    CoreFailure(CoreId core, long time, Throwable cause) {
        super("the software of " + core + " failed at " + time + " ps, which stopped the machine: " + cause, cause);
        this.core = core.number();
        this.time = time;
    }

    /** Whose software. */
    public CoreId core() {
        return new CoreId(core);
    }

    /** When the step began, in picoseconds. */
    public long time() {
        return time;
    }
}
