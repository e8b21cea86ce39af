package org.barreleye.kpi.binding;

/**
 * What the transport messages of one message look like, as the plan says: all that it takes to collect them and to refuse
 * what cannot be. Immutable; generated code has one for each message that does not fit one transport message.
 */
public final class MessageShape {
    private final int number;
    private final String name;
    private final int[] fixedWords;
    private final int words;
    private final int[] overflowMaxima;
    private final int capabilities;

    /**
     * Describes a message.
     *
     * @param number of the message
     * @param name for people
     * @param fixedWords how many words each fixed fragment has
     * @param overflowMaxima how many bytes each string or array has at most, in the order of the wire
     * @param capabilities how many capabilities it carries
     */
    public MessageShape(int number, String name, int[] fixedWords, int[] overflowMaxima, int capabilities) {
        this.number = number;
        this.name = name;
        this.fixedWords = fixedWords.clone();
        this.overflowMaxima = overflowMaxima.clone();
        this.capabilities = capabilities;
        int sum = 0;
        for (int count : fixedWords) {
            sum += count;
        }
        this.words = sum;
    }

    int number() {
        return number;
    }

    String name() {
        return name;
    }

    int fixedFragments() {
        return fixedWords.length;
    }

    int fixedWords(int fragment) {
        return fixedWords[fragment];
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
