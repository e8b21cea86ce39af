package org.barreleye.cpudriver.schedule;

import org.barreleye.cpudriver.object.DispatcherControlBlock;

/** A scheduling decision: what the core does next, and until when. */
public sealed interface Decision {
    /** A time that never comes. */
    long FOREVER = Long.MAX_VALUE;

    /** The time of the next decision at the latest, in nanoseconds, or {@link #FOREVER}. */
    long until();

    /**
     * Run a dispatcher.
     *
     * @param dispatcher the dispatcher
     * @param until the end of its time slice, in nanoseconds
     */
    record Run(DispatcherControlBlock dispatcher, long until) implements Decision {}

    /**
     * Run no dispatcher.
     *
     * @param until the next release of a job, in nanoseconds
     */
    record Idle(long until) implements Decision {}
}
