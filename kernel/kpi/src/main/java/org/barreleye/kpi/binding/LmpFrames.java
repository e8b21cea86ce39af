package org.barreleye.kpi.binding;

import org.barreleye.kpi.channel.LmpChannel;

/**
 * The transport messages of endpoints that wait in a queue. The head of each has the number of its words, and whether
 * the next queued capability travels with it.
 */
final class LmpFrames {
    private static final int WORDS = LmpChannel.WORDS_MAX;
    /** The bytes of a string or array in its first transport message, after the length. */
    private static final int FIRST_BYTES = 72;
    private static final int NEXT_BYTES = 80;

    private static final long COUNT_MASK = 0xf;
    private static final long WITH_CAPABILITY = 1L << 4;

    private LmpFrames() {}

    static int words(long head) {
        return (int) (head & COUNT_MASK);
    }

    static boolean isWithCapability(long head) {
        return (head & WITH_CAPABILITY) != 0;
    }

    /** Adds a transport message. */
    static void add(FrameQueue queue, long head, long w0, long w1, long w2, long w3, long w4, long w5,
            long w6, long w7, long w8, long w9) {
        queue.add(head);
        queue.set(0, w0);
        queue.set(1, w1);
        queue.set(2, w2);
        queue.set(3, w3);
        queue.set(4, w4);
        queue.set(5, w5);
        queue.set(6, w6);
        queue.set(7, w7);
        queue.set(8, w8);
        queue.set(9, w9);
    }

    /** The number of transport messages of a composed message. */
    static int count(MessageBuilder message, MessageShape shape) {
        long frames = Math.max(shape.fixedFragments(), shape.capabilities());
        for (int i = 0; i < shape.overflows(); i++) {
            frames += message.overflowFrames(i, FIRST_BYTES, NEXT_BYTES);
        }
        return Math.toIntExact(frames);
    }

    /**
     * Adds a composed message: fixed fragments, strings and arrays, capabilities without a fragment.
     *
     * @param completion bits for the head of the last transport message
     */
    static void add(FrameQueue queue, MessageBuilder message, MessageShape shape, long completion) {
        int word = 0;
        for (int fragment = 0; fragment < shape.fixedFragments(); fragment++) {
            int count = shape.fixedWords(fragment);
            queue.add(count | (fragment < shape.capabilities() ? WITH_CAPABILITY : 0));
            message.setFixed(queue, word, count);
            word += count;
        }
        for (int overflow = 0; overflow < shape.overflows(); overflow++) {
            addOverflow(queue, message, overflow);
        }
        for (int i = shape.fixedFragments(); i < shape.capabilities(); i++) {
            queue.add(WITH_CAPABILITY);
        }
        queue.mark(completion);
    }

    private static void addOverflow(FrameQueue queue, MessageBuilder message, int overflow) {
        int length = message.overflowLength(overflow);
        int offset = 0;
        do {
            queue.add(wordsFor(length - offset, offset == 0));
            offset = message.setOverflow(queue, WORDS, overflow, offset);
        } while (offset < length);
    }

    /** The number of words that carry the rest of a string or array, at most a full transport message. */
    static int wordsFor(int remaining, boolean withLength) {
        int capacity = withLength ? WORDS - 1 : WORDS;
        int needed = remaining <= capacity * Long.BYTES ? (remaining + Long.BYTES - 1) / Long.BYTES : capacity;
        return withLength ? needed + 1 : needed;
    }
}
