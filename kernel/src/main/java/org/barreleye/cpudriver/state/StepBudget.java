package org.barreleye.cpudriver.state;

/**
 * The work that is left to one step of a delete or revoke. A step is what the CPU driver does without a look at
 * interrupts and at other dispatchers, so its size bounds their waiting time.
 */
final class StepBudget {
    /** The number of capability slots that one step empties at most. */
    static final int SLOTS_EMPTIED_MAX = 64;

    /** The number of slots that can be read in the time in which one is emptied. */
    static final int SLOTS_READ_PER_EMPTIED = 8;

    private int left;

    /**
     * The budget of a step.
     *
     * @param slots the number of slots that it may empty
     */
    StepBudget(int slots) {
        left = slots * SLOTS_READ_PER_EMPTIED;
    }

    /** Returns whether the step may go on. */
    boolean isLeft() {
        return left > 0;
    }

    /** Counts slots that were read and not emptied. */
    void onRead(int slots) {
        left -= slots;
    }

    /** Counts a slot that was emptied. */
    void onEmptied() {
        left -= SLOTS_READ_PER_EMPTIED;
    }
}
