package org.barreleye.domain.dispatcher;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Wait;

/** A source of events that a dispatcher polls: usually a binding with the channel below it. */
public interface EventSource extends Copyable {
    /** No line: for a source that needs no line to be woken. */
    long NO_LINE = -1;

    /**
     * Handles at most one event.
     *
     * @return whether anything happened
     */
    boolean poll();

    /** The packed canonical address of the line whose change means that there may be an event, or {@link #NO_LINE}. */
    long watchedLine();

    /** Returns whether the source has no further events. */
    boolean isFinished();

    /**
     * The time at which to poll even if the dispatcher was not woken, in nanoseconds, or {@link Wait#FOREVER}.
     */
    default long deadline() {
        return Wait.FOREVER;
    }

    /** Called after the finished source was removed from the event loop. */
    default void onRemoved() {}
}
