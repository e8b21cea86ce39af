package org.barreleye.kpi.binding;

import java.util.Arrays;
import org.barreleye.kpi.state.Shared;

/**
 * The layout of the transport messages of one message, as the plan has it: enough to collect them and to
 * refuse what cannot be. Immutable; generated code has one for each message that does not fit one transport message.
 */
public final class MessageShape {
    private final int number;
    private final String name;
    private final int wordsPerFragment;
    private final int words;
    private final int fixedFragments;
    private final int capabilities;
    @Shared // never changed
    private final int[] overflowMaxima;

    /**
     * Describes a message.
     *
     * @param number of the message
     * @param name for people
     * @param wordsPerFragment how many words every fixed fragment has but the last, which has the rest
     * @param words how many words its fixed fragments have in all; 0 means an empty one if nothing else travels
     * @param capabilities how many capabilities it carries
     * @param overflowMaxima how many bytes each string or array has at most, in the order of the wire
     */
    public MessageShape(int number, String name, int wordsPerFragment, int words, int capabilities,
            int... overflowMaxima) {
        this.number = number;
        this.name = name;
        this.wordsPerFragment = wordsPerFragment;
        this.words = words;
        this.capabilities = capabilities;
        this.overflowMaxima = overflowMaxima.clone();
        boolean empty = words == 0 && overflowMaxima.length == 0;
        this.fixedFragments = empty ? 1 : (words + wordsPerFragment - 1) / wordsPerFragment;
    }

    /** The same maxima again and again: how many bytes the strings of an array of structures have. */
    public static int[] repeated(int times, int... maxima) {
        int[] all = new int[Math.multiplyExact(times, maxima.length)];
        for (int i = 0; i < all.length; i++) {
            all[i] = maxima[i % maxima.length];
        }
        return all;
    }

    /** Maxima one behind the other. */
    public static int[] joined(int[]... parts) {
        int[] all = {};
        for (int[] part : parts) {
            int end = all.length;
            all = Arrays.copyOf(all, end + part.length);
            System.arraycopy(part, 0, all, end, part.length);
        }
        return all;
    }

    int number() {
        return number;
    }

    String name() {
        return name;
    }

    int fixedFragments() {
        return fixedFragments;
    }

    int fixedWords(int fragment) {
        return Math.min(wordsPerFragment, words - fragment * wordsPerFragment);
    }

    /** The words of all fixed fragments together. */
    int words() {
        return words;
    }

    int overflows() {
        return overflowMaxima.length;
    }

    int overflowMaximum(int overflow) {
        return overflowMaxima[overflow];
    }

    int capabilities() {
        return capabilities;
    }
}
