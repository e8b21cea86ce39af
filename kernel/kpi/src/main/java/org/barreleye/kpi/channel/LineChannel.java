package org.barreleye.kpi.channel;

import org.barreleye.kpi.state.Copyable;

/**
 * One end of a channel of lines: a header and seven words each, in order, in both directions.
 *
 * <p>A run on threads loads one implementation, so that calls through here cost nothing.
 */
public non-sealed interface LineChannel extends Channel, Copyable {
    /** The payload words of a line. */
    int PAYLOAD_WORDS = 7;

    /** The channel for capabilities beside this one. */
    CapabilityChannel capabilities();

    /** The number of lines that can be sent now. */
    int free();

    /**
     * Publishes one line.
     *
     * @param message 1 .. 32,767
     * @return false if there is no room: nothing was sent
     */
    boolean send(int message, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6);

    /**
     * Publishes a line some places ahead, so that a message of several lines can be published back to front and becomes
     * visible at once. The lines in between are to follow, the nearest last, and then {@link #advance}.
     *
     * @param ahead 0 .. {@link #free()} - 1
     */
    void publishAhead(
            int ahead, int message, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6);

    /**
     * Counts lines published ahead as sent.
     *
     * @param lines 1 .. {@link #free()}
     */
    void advance(int lines);

    /**
     * Publishes the last line that this end ever sends. There is room for it even where there is none for another.
     *
     * @param message 1 .. 32,767
     */
    void sendLast(int message, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6);

    /**
     * Polls once for a line, and takes note of what the peer acknowledges. The line stays where it is.
     *
     * @return the message number of the next line, and in the high half its token; 0 if none has arrived
     */
    long poll();

    /**
     * Takes the next line.
     *
     * @param header what {@link #poll} has just returned, not 0
     */
    void take(long header, LineReceiver receiver);

    /**
     * Polls once for a line, and takes it.
     *
     * @return whether a line was handed to the receiver
     */
    default boolean receive(LineReceiver receiver) {
        long header = poll();
        if (header != 0) {
            take(header, receiver);
        }
        return header != 0;
    }

    /** Returns whether so much was received without anything to send that the peer should be told. */
    boolean isAcknowledgementDue();

    /** Tells the peer how much was received. */
    void acknowledge();
}
