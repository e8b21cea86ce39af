package org.barreleye.driver.nic;

import org.barreleye.domain.device.InterruptCause;
import org.barreleye.kpi.state.Copyable;

/**
 * The record that the driver keeps of the interrupts of its device: whether they arrive, and whether they have a
 * cause. A device whose interrupt was lost does not interrupt again before the driver looks, so a driver that has seen
 * one lost looks again and again until many have arrived.
 */
final class InterruptRecord implements Copyable {
    /** After so many interrupts without a loss they count as reliable again. */
    static final int RELIABLE_AFTER = 64;
    /** So many interrupts in a row that had no cause make a storm. */
    static final int STORM = 1_000;

    private int arrivalsToWaitFor;
    private boolean maybeLate;
    private int withoutCause;

    /**
     * The driver has looked at the device.
     *
     * @param cause of the look
     * @param isCaused whether the device says that it has interrupted
     * @param isUseful whether there was something to do
     */
    void note(InterruptCause cause, boolean isCaused, boolean isUseful) {
        if (cause == InterruptCause.DEADLINE) {
            if (isCaused) {
                arrivalsToWaitFor = RELIABLE_AFTER;
            }
            maybeLate = isCaused;
            return;
        }
        withoutCause = isUseful ? 0 : withoutCause + 1;
        // The interrupt of a cause that was found at a deadline right before was on its way then.
        arrivalsToWaitFor = maybeLate && !isCaused ? 0 : Math.max(0, arrivalsToWaitFor - 1);
        maybeLate = false;
    }

    /** Returns whether interrupts were lost of late. */
    boolean isUnreliable() {
        return arrivalsToWaitFor > 0;
    }

    /** Returns whether the device interrupts again and again for nothing. */
    boolean isStorm() {
        return withoutCause >= STORM;
    }

    /** The device was reset. */
    void forgetStorm() {
        withoutCause = 0;
    }
}
