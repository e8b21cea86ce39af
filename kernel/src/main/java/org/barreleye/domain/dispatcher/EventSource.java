package org.barreleye.domain.dispatcher;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Wait;

/** Something that a dispatcher looks at in turn: a binding with the channel below it. */
public interface EventSource extends Copyable {
    /** No line: what a source answers that needs none to be woken. */
    long NO_LINE = -1;

    /**
     * Handles at most one event.
     *
     * @return whether anything happened
     */
    boolean poll();

    /** The packed canonical address of the line whose change means that there may be an event, or {@link #NO_LINE}. */
    long watchedLine();

    /** All lines whose change means that there may be an event; usually {@linkplain #watchedLine() one}. */
    default long[] watchedLines() {
        return watchedLine() == NO_LINE ? new long[0] : new long[] {watchedLine()};
    }

    /** Whether nothing can happen here any more. */
    boolean isFinished();

    /**
     * When to look here even if nobody has woken the dispatcher, in nanoseconds; {@link Wait#FOREVER} if that need not
     * be.
     */
    default long deadline() {
        return Wait.FOREVER;
    }

    /** The dispatcher has found that this source is over, and looks here no more. */
    default void onRemoved() {}
}
