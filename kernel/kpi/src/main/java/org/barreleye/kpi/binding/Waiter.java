package org.barreleye.kpi.binding;

/** Lets a blocking caller wait: a clock and a pause. */
public interface Waiter {
    /** A deadline that never comes. */
    long FOREVER = Long.MAX_VALUE;

    /** The time of the clock of this waiter, in nanoseconds from a fixed point. */
    long now();

    /**
     * Lets time pass until a line may have arrived, a line may have become free, or the deadline has come. May return
     * earlier; callers check again.
     *
     * @param deadline in nanoseconds of {@link #now()}, or {@link #FOREVER}
     */
    void pause(long deadline);

    /** Notes progress: the next pause begins another wait. A waiter that polls hard at first begins again. */
    default void onProgress() {}

    /** Returns whether the caller was asked to stop waiting: then a blocking call fails. The request stays pending. */
    default boolean isInterrupted() {
        return false;
    }
}
