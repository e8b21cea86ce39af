package org.barreleye.machine.context;

/**
 * The number of times that one side of a stack looks for the switch before it parks. Adapts: it looks often as long as
 * switches come in that time, and hardly if they do not, so that a side that waits long takes no processor from those
 * that work.
 */
final class BoundedSpin {
    // Some tens of microseconds, as long as a park and its end take.
    static final int LOOKS_MAX = 1_000;
    static final int LOOKS_MIN = 4;
    // Every so often the most looks are tried again, since the waits may have become short.
    static final int WAITS_BETWEEN_TRIALS = 256;

    private final boolean hasOtherProcessor;
    private int looks = LOOKS_MAX;
    private int waits;

    /** Begins with the most looks, on a host with a number of processors. */
    BoundedSpin(int processors) {
        hasOtherProcessor = processors > 1;
    }

    /** The number of looks of the next wait; none on a host with one processor, where the other side must run first. */
    int looks() {
        waits++;
        return !hasOtherProcessor ? 0 : waits % WAITS_BETWEEN_TRIALS == 0 ? LOOKS_MAX : looks;
    }

    /** Notes whether the switch came while this side looked. */
    void note(boolean hasCome) {
        looks = hasCome ? LOOKS_MAX : Math.max(LOOKS_MIN, looks / 2);
    }
}
