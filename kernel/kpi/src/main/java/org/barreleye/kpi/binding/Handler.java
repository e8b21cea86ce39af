package org.barreleye.kpi.binding;

import org.barreleye.kpi.outcome.Failure;

/** What happens to a binding as a whole. The generated sub-interface has a method for each message that can arrive. */
public interface Handler {
    /** Both sides have agreed on the interface. Called once, before any message. */
    default void onBound() {}

    /** There is room again, after a {@code try} method found none. */
    default void onSendable() {}

    /**
     * The binding has ended. Called once; no callback of this binding follows.
     *
     * @param reason why
     */
    default void onClosed(Failure reason) {}
}
