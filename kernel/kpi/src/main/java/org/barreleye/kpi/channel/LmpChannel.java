package org.barreleye.kpi.channel;

import org.barreleye.kpi.types.CapabilityReference;

/** One end of a pair of endpoints: local message passing between two dispatchers of one core, by the kernel. */
public non-sealed interface LmpChannel extends Channel {
    /** The largest number of words of one message. */
    int WORDS_MAX = 10;

    /**
     * Sends one message.
     *
     * @param words how many words to send, 0 .. 10
     * @param capability what to send along; {@link org.barreleye.kpi.types.CapabilityAddress#NULL} for nothing
     * @param move whether the sender loses its capability
     * @return {@link Sent#SENT}, {@link Sent#NO_ROOM} if the receiver must read first (nothing was sent, try again
     *     later), or {@link Sent#REFUSED} if it will never work
     */
    Sent send(int words, CapabilityReference capability, boolean move, long w0, long w1, long w2, long w3, long w4,
            long w5, long w6, long w7, long w8, long w9);

    /**
     * Polls the incoming endpoint once.
     *
     * @return whether a message was handed to the receiver
     */
    boolean receive(LmpReceiver receiver);

    /** Describes the capabilities in the slots of this end. */
    default CapabilityInspector inspector() {
        return CapabilityInspector.NONE;
    }

    /**
     * Deletes a capability that arrived with a message which will never be delivered. Where capabilities are not kept
     * in slots, as between plain threads, there is nothing to do.
     */
    default void release(CapabilityReference capability) {}

    /** Ends receiving: capabilities on their way to this end are deleted. Sending still works. */
    default void close() {}

    /** The result of sending a message. */
    enum Sent {
        /** The kernel has it. */
        SENT,
        /** The receiver's buffer is full, or it has no free slot for the capability. */
        NO_ROOM,
        /** The endpoint is gone, or the capability cannot be sent. */
        REFUSED
    }
}
