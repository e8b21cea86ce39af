package org.barreleye.exploration.service;

import org.barreleye.exploration.system.Hashed;
import org.barreleye.exploration.system.StateHash;

/**
 * A line that is on its way to the ring of its receiver.
 *
 * @param index its place in the ring
 * @param header its header
 * @param w0 with the others: its words
 */
record Line(int index, long header, long w0, long w1, long w2, long w3, long w4, long w5, long w6) implements Hashed {
    private static final int MESSAGE_SHIFT = 17;
    private static final int MESSAGE_MASK = 0x7fff;
    private static final int TOKEN_SHIFT = 32;

    /** A line without its place: what a binding gives to a channel, or gets from it. */
    static Line unplaced(int message, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        return new Line(0, (long) token << TOKEN_SHIFT | (long) message << MESSAGE_SHIFT, w0, w1, w2, w3, w4, w5, w6);
    }

    long word(int number) {
        return switch (number) {
            case 0 -> w0;
            case 1 -> w1;
            case 2 -> w2;
            case 3 -> w3;
            case 4 -> w4;
            case 5 -> w5;
            default -> w6;
        };
    }

    @Override
    public void addTo(StateHash hash) {
        hash.add(index).add(header).add(w0).add(w1).add(w2).add(w3).add(w4).add(w5).add(w6);
    }

    /** The message number; 0 is an acknowledgement. */
    int message() {
        return (int) (header >>> MESSAGE_SHIFT) & MESSAGE_MASK;
    }

    @Override
    public String toString() {
        return message() == 0 ? "acknowledgement" : "message " + message() + ", call " + (header >>> TOKEN_SHIFT);
    }
}
