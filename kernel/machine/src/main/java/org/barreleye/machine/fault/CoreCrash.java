package org.barreleye.machine.fault;

import java.util.Objects;
import org.barreleye.kpi.types.CoreId;

/**
 * A core that stops dead: what it was about to do does not happen, interrupts to it are lost, its memory stays as it
 * is. What it published or sent before still arrives.
 *
 * @param core which
 * @param at when, in picoseconds since the machine was switched on
 * @param restartAfter how much later it is started again, with the entry it was started with first and nothing
 *     remembered; 0 for never
 */
public record CoreCrash(CoreId core, long at, long restartAfter) {
    /** Checks the ranges. */
    public CoreCrash {
        Objects.requireNonNull(core, "core");
        if (at < 0 || restartAfter < 0 || restartAfter > Long.MAX_VALUE - at) {
            throw new IllegalArgumentException(
                    core + " stops and starts again at times that exist, not at " + at + " ps and " + restartAfter
                    + " ps later");
        }
    }
}
