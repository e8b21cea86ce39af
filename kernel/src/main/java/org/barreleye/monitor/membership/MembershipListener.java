package org.barreleye.monitor.membership;

import org.barreleye.kpi.state.Copyable;

/** Notified of every change of the membership, in the order of the views. */
public interface MembershipListener extends Copyable {
    /** A view begins: what changes in it is notified next. */
    void onBegun(int number);

    /** A core belongs to the system from now on. */
    void onJoined(int core);

    /**
     * A core does not belong to the system any more, and has stopped.
     *
     * @param failed whether it has failed; otherwise it was taken out of the system
     */
    void onLeft(int core, boolean failed);

    /** A core that does not belong to the system was stopped. It was started, and has not joined. */
    void onGivenUp(int core);

    /** All changes of the view of this number were notified. */
    void onInstalled(int number);
}
