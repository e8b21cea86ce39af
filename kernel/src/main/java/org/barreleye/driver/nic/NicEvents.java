package org.barreleye.driver.nic;

import org.barreleye.kpi.state.Copyable;

/** Receives what happens at a network interface; may not wait. */
interface NicEvents extends Copyable {
    /** Events that are dropped. */
    NicEvents NONE = new Ignored();

    /** A frame has arrived in a buffer. */
    void onReceived(int buffer, int length);

    /** The frame of a buffer was sent, or could not be. */
    void onTransmitted(int buffer, boolean sent);

    /** The link was lost or came up. */
    void onLink();

    /**
     * The device has failed and was stopped: no buffer is with it any more.
     *
     * @param what has happened, a sentence
     */
    void onError(String what);

    /** Drops the events but for failures. */
    interface OnlyErrors extends NicEvents {
        @Override
        default void onReceived(int buffer, int length) {}

        @Override
        default void onTransmitted(int buffer, boolean sent) {}

        @Override
        default void onLink() {}
    }

    /** Drops the events. */
    record Ignored() implements OnlyErrors {
        @Override
        public void onError(String what) {}
    }
}
