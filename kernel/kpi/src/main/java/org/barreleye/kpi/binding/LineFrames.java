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
        int at = queue.append();
        long[] words = queue.words();
        words[at] = head;
        set(words, at + 1, w0, w1, w2, w3, w4, w5, w6);
    }

    /** Sets the words of a line. */
    static void set(long[] words, int at, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        words[at] = w0;
        words[at + 1] = w1;
        words[at + 2] = w2;
        words[at + 3] = w3;
        words[at + 4] = w4;
        words[at + 5] = w5;
        words[at + 6] = w6;
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

    /**
     * Publishes the lines of the oldest message for which a channel has room, and leaves them in the queue.
     *
     * @return their number
     */
    static int publish(FrameQueue queue, LineChannel channel) {
        long[] words = queue.words();
        int first = queue.at(0);
        int remaining = remaining(words[first]);
        if (remaining == 1) {
            return channel.send(number(words[first]), token(words[first]), words[first + 1], words[first + 2],
                    words[first + 3], words[first + 4], words[first + 5], words[first + 6], words[first + 7]) ? 1 : 0;
        }
        int lines = Math.min(channel.free(), remaining);
        for (int ahead = lines - 1; ahead >= 0; ahead--) {
            int at = queue.at(ahead);
            channel.publishAhead(ahead, number(words[at]), token(words[at]), words[at + 1], words[at + 2],
                    words[at + 3], words[at + 4], words[at + 5], words[at + 6], words[at + 7]);
        }
        if (lines > 0) {
            channel.advance(lines);
        }
        return lines;
    }
}
