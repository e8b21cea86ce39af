package org.barreleye.machine.fault;

import java.util.List;
import java.util.Objects;
import org.barreleye.kpi.types.CoreId;

/**
 * A core that stops dead: what it was about to do does not happen, interrupts to it are lost, its memory stays as it
 * is. What it published or sent before still arrives.
 *
 * @param core the core that crashes
 * @param at the time of the crash, in picoseconds since the machine was powered on
 * @param restartAfter the time from the crash until the core is started again, at the entry of its first start and
 *     without its state; 0 for never
 */
public record CoreCrash(CoreId core, long at, long restartAfter) implements Fault {
    /** Checks the ranges. */
    public CoreCrash {
        Objects.requireNonNull(core, "core");
        if (at < 0 || restartAfter < 0 || restartAfter > Long.MAX_VALUE - at) {
            throw new IllegalArgumentException(
                    core + " crashes at 0 ps or later and is started again 0 ps or longer after that, until 2^63 ps;"
                    + " not at " + at + " ps and " + restartAfter + " ps later");
        }
    }

    @Override
    public FaultForm form() {
        return restartAfter == 0 ? FaultForm.CRASH : FaultForm.CRASH_AND_RESTART;
    }

    @Override
    public List<Object> values() {
        return restartAfter == 0 ? List.of((long) core.number(), at) : List.of((long) core.number(), at, restartAfter);
    }

    @Override
    public long begin() {
        return at;
    }
}
