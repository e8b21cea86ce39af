package org.barreleye.kpi.binding;

/** The patience of one blocking caller. */
public interface Waiter {
    /** A deadline that never comes. */
    long FOREVER = Long.MAX_VALUE;

    /** The time of whatever clock runs here, in nanoseconds from a fixed point. */
    long now();

    /**
     * Lets time pass until something may have happened that a caller waits for: a slot arrived, a slot became free, the
     * deadline came. May return for no reason; callers look again.
     *
     * @param deadline in nanoseconds of {@link #now()}, or {@link #FOREVER}
     */
    void pause(long deadline);

    /**
     * Something has happened: the next pause begins another wait. Whoever waits less patiently at first wants to know.
     */
    default void onProgress() {}
}
