package org.barreleye.cpudriver.schedule;

import org.barreleye.cpudriver.object.DispatcherControlBlock;

/** What the core should do next, and until when unless something happens before. */
public sealed interface Decision {
    /** A time that never comes. */
    long FOREVER = Long.MAX_VALUE;

    /** When to decide again at the latest, in nanoseconds, or {@link #FOREVER}. */
    long until();

    /**
     * Run a dispatcher.
     *
     * @param dispatcher which one
     * @param until when its turn ends
     */
    record Run(DispatcherControlBlock dispatcher, long until) implements Decision {}

    /**
     * Nobody may have the core.
     *
     * @param until when somebody may again
     */
    record Idle(long until) implements Decision {}
}
