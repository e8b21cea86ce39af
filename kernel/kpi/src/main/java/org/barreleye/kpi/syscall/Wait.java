package org.barreleye.kpi.syscall;

/**
 * The events that an idle dispatcher waits for, besides a message to one of its endpoints, which always ends it.
 * A value: the kernel decides.
 *
 * @param lines addresses, as the program has them, of the lines of memory whose change ends the wait; do not modify
 * @param deadline when the wait ends in any case, in nanoseconds of {@link SystemCallHandler#now()}, or
 *     {@link #FOREVER}
 */
public record Wait(long[] lines, long deadline) {
    /** A deadline that never comes. */
    public static final long FOREVER = Long.MAX_VALUE;

    /** No wait at all: the dispatcher wants to go on. */
    public static final Wait NONE = new Wait(new long[0], 0);

    /** Waits for nothing but messages to endpoints. */
    public static final Wait FOR_ENDPOINTS = new Wait(new long[0], FOREVER);

    /** Returns whether the change of a line ends this wait. */
    public boolean isFor(long line) {
        for (long watched : lines) {
            if (watched == line) {
                return true;
            }
        }
        return false;
    }
}
