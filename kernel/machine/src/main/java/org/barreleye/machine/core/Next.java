package org.barreleye.machine.core;

import org.barreleye.machine.context.Context;

/** How a core goes on after a step of its software: a decision, carried out by the machine. */
public sealed interface Next {
    /** A deadline that never comes. */
    long NEVER = Long.MAX_VALUE;

    /** The software wants another step as soon as its clock is the earliest. */
    static Next again() {
        return new Again();
    }

    /** Nothing but an interrupt or the timer wakes the core. */
    static Next halt() {
        return new Halt();
    }

    /** See {@link Await}. */
    static Next await(long[] lines, long periodCycles, long deadline) {
        return new Await(lines, periodCycles, deadline);
    }

    /** See {@link Resume}. */
    static Next resume(Context context) {
        return new Resume(context);
    }

    /** Another step as soon as the core's clock is the earliest. */
    record Again() implements Next {}

    /** Sleeps until an interrupt or the timer. */
    record Halt() implements Next {}

    /**
     * Polls lines: looks at each of them in order, again and again, until one has changed since this core last read it.
     * The machine computes which look sees the change; the looks themselves are not events.
     *
     * @param lines their packed canonical addresses; do not modify
     * @param periodCycles from the beginning of one round of looks to the beginning of the next
     * @param deadline in picoseconds, or {@link #NEVER}
     */
    record Await(long[] lines, long periodCycles, long deadline) implements Next {}

    /** Gives the core to a context until it traps, ends or is interrupted. */
    record Resume(Context context) implements Next {}
}
