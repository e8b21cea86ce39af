package org.barreleye.kpi.binding;

import org.barreleye.kpi.channel.LineChannel;

/**
 * The lines that wait in a queue. The head of each has the number of its message, how many lines of the message begin
 * with it, and its token.
 */
final class LineFrames {
    /** The largest number of lines that a head can tell. */
    private static final int REMAINING_MAX = 0x7fff;

    /** The bytes of a string or array in its first line, after the length. */
    private static final int FIRST_BYTES = 48;
    private static final int NEXT_BYTES = 56;

    private static final int NUMBER_MASK = 0x7fff;
    private static final int REMAINING_SHIFT = 16;
    private static final long CAPABILITIES_FOLLOW = 1L << 31;
    private static final int TOKEN_SHIFT = 32;

    private LineFrames() {}

    static long head(int number, int token, int remaining) {
        return (long) token << TOKEN_SHIFT | (long) Math.min(remaining, REMAINING_MAX) << REMAINING_SHIFT | number;
    }

    static int number(long head) {
        return (int) head & NUMBER_MASK;
    }

    static int token(long head) {
        return (int) (head >>> TOKEN_SHIFT);
    }

    static int remaining(long head) {
        return (int) (head >>> REMAINING_SHIFT) & REMAINING_MAX;
    }

    /** Returns whether a line is the last of a message whose capabilities are to follow. */
    static boolean isBeforeCapabilities(long head) {
        return (head & CAPABILITIES_FOLLOW) != 0;
    }

    /** Adds a line. */
    static void add(FrameQueue queue, long head, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        queue.add(head);
        queue.set(0, w0);
        queue.set(1, w1);
        queue.set(2, w2);
        queue.set(3, w3);
        queue.set(4, w4);
        queue.set(5, w5);
        queue.set(6, w6);
    }

    /** Sets the words of a line. */
    static void set(long[] line, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        line[0] = w0;
        line[1] = w1;
        line[2] = w2;
        line[3] = w3;
        line[4] = w4;
        line[5] = w5;
        line[6] = w6;
    }

    /** The number of lines of a composed message. */
    static int count(MessageBuilder message, MessageShape shape) {
        long lines = shape.fixedFragments();
        for (int i = 0; i < shape.overflows(); i++) {
            lines += message.overflowFrames(i, FIRST_BYTES, NEXT_BYTES);
        }
        return Math.toIntExact(lines);
    }

    /**
     * Adds the lines of a composed message, fixed fragments first.
     *
     * @param lines their number
     * @param completion bits for the head of the last one
     */
    static void add(
            FrameQueue queue, MessageBuilder message, MessageShape shape, int token, int lines, long completion) {
        int remaining = lines;
        int word = 0;
        for (int fragment = 0; fragment < shape.fixedFragments(); fragment++) {
            queue.add(head(shape.number(), token, remaining--));
            message.setFixed(queue, word, shape.fixedWords(fragment));
            word += shape.fixedWords(fragment);
        }
        for (int overflow = 0; overflow < shape.overflows(); overflow++) {
            int length = message.overflowLength(overflow);
            int offset = 0;
            do {
                queue.add(head(shape.number(), token, remaining--));
                offset = message.setOverflow(queue, LineChannel.PAYLOAD_WORDS, overflow, offset);
            } while (offset < length);
        }
        queue.mark(completion | (shape.capabilities() > 0 ? CAPABILITIES_FOLLOW : 0));
    }
}
