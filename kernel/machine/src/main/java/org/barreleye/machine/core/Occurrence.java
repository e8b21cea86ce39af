package org.barreleye.machine.core;

import java.util.Optional;
import org.barreleye.machine.context.Context;

/** Why a core's software gets a step. */
public sealed interface Occurrence {
    /** The core has just been started. */
    record Started() implements Occurrence {}

    /** The software had asked to go on. */
    record Ready() implements Occurrence {}

    /** A line that was awaited has changed since this core last read it. */
    record LineChanged(long lineAddress) implements Occurrence {}

    /** The deadline of an await has come. */
    record DeadlineReached() implements Occurrence {}

    /** An interrupt has arrived. */
    record Interrupt(int vector) implements Occurrence {}

    /** The core's timer has expired. */
    record TimerExpired() implements Occurrence {}

    /** The context that had the core has trapped. */
    record ContextTrapped(Context context) implements Occurrence {}

    /** The context that had the core has come to its end, with what it threw if it did. */
    record ContextFinished(Context context, Optional<Throwable> failure) implements Occurrence {}
}
