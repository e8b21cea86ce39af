package org.barreleye.monitor.translation;

import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.state.Copyable;

/** The operations of the CPU driver of this core that a shootdown needs. */
public interface ShootdownKernel extends Copyable {
    /**
     * A shootdown that the CPU driver waits for.
     *
     * @param number its number
     * @param range the translations to invalidate
     * @param cores the cores that share the table
     */
    record Requested(long number, SharedRange range, List<Integer> cores) {}

    /** Takes the oldest shootdown that has not been taken yet. */
    Optional<Requested> nextShootdown();

    /** All cores of a shootdown have invalidated their translations. */
    void completeShootdown(long number);

    /** Invalidates the translations of this core. */
    void invalidate(SharedRange range);

    /** The time in nanoseconds since the machine was switched on. */
    long now();
}
