package org.barreleye.driver.nic;

import org.barreleye.kpi.state.Copyable;

/**
 * The moderation of the interrupts of a device, adapted to the traffic. While an interrupt finds few frames, the next
 * one comes at once, so a round trip does not wait; when one finds several, interrupts come at most every
 * {@link #INTERVAL}, until a few in a row have found no more than one frame each.
 */
final class InterruptModeration implements Copyable {
    /** The shortest time between two interrupts under load, in nanoseconds. */
    static final long INTERVAL = 20_000;

    // An answer and the end of the sending of its request are two.
    private static final int SEVERAL = 3;
    private static final int FEW = 1;
    private static final int FEW_IN_A_ROW = 4;

    private long interval;
    private int few;

    /** The time between two interrupts that the device is to leave, in nanoseconds. */
    long interval() {
        return interval;
    }

    /**
     * The driver has looked at the device after an interrupt.
     *
     * @param frames how many frames it has found, received and sent
     * @return whether the interval is another one
     */
    boolean note(int frames) {
        few = frames <= FEW ? few + 1 : 0;
        long before = interval;
        if (frames >= SEVERAL) {
            interval = INTERVAL;
        } else if (few >= FEW_IN_A_ROW) {
            interval = 0;
        }
        return interval != before;
    }

    /** The device was reset, and interrupts at once. */
    void reset() {
        interval = 0;
        few = 0;
    }
}
