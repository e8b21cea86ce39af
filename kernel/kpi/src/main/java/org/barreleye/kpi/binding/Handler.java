package org.barreleye.kpi.binding;

import org.barreleye.kpi.outcome.Failure;

/** Takes the events of a binding. The generated sub-interface has a method for each message that can arrive. */
public interface Handler {
    /** Both sides have agreed on the interface. Called once, before any message. */
    default void onBound() {}

    /** There is room again, after a {@code try} method found none. */
    default void onSendable() {}

    /**
     * A method of this handler has thrown an exception. If it served a call, the caller has got the failure
     * {@link Failure.Kind#HANDLER_FAILED}; the binding stays open. By default {@link Binding#poll} throws the
     * exception, with the message and the interface among its suppressed ones. A thread that serves several bindings
     * overrides this to go on with the others.
     *
     * @param message the name of the message
     */
    default void onException(String message, RuntimeException exception) {
        throw exception;
    }

    /**
     * The binding has ended. Called once; no callback of this binding follows.
     *
     * @param reason why
     */
    default void onClosed(Failure reason) {}
}
