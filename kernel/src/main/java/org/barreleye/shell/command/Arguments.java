package org.barreleye.shell.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of a command, as it reads them.
 *
 * @param words what was written, in order
 * @param background whether an {@code &} followed
 */
public record Arguments(List<String> words, boolean background) {
    private static final long LARGEST = (1L << 32) - 1;

    /** Copies the words. */
    public Arguments {
        words = List.copyOf(words);
    }

    /** How many there are. */
    public int count() {
        return words.size();
    }

    /** Those from a place on. */
    public List<String> from(int index) {
        return words.subList(Math.min(index, words.size()), words.size());
    }

    /**
     * One that must be there.
     *
     * @param what its name in the synopsis
     */
    public String word(int index, String what) throws UsageError {
        return optional(index).orElseThrow(() -> new UsageError(what + " is missing"));
    }

    /** One that may be left out. */
    public Optional<String> optional(int index) {
        return index < words.size() ? Optional.of(words.get(index)) : Optional.empty();
    }

    /** A number that must be there: 0 to 2^32-1, decimal. */
    public long number(int index, String what) throws UsageError {
        return number(word(index, what), what);
    }

    /** A word that must be a number: 0 to 2^32-1, decimal. */
    public static long number(String word, String what) throws UsageError {
        try {
            long number = Long.parseLong(word);
            if (number >= 0 && number <= LARGEST && word.charAt(0) != '+') {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, for this and for what is out of range.
        }
        throw new UsageError(what + " is a number from 0 to " + LARGEST + ", not `" + word + "`");
    }

    /** Refuses more arguments than a command reads. */
    public void atMost(int count) throws UsageError {
        if (words.size() > count) {
            throw new UsageError("`" + words.get(count) + "` is one argument too many");
        }
    }

    /**
     * Checks that a text fits a message.
     *
     * @param bytes as the interface says: UTF-8 and a final NUL
     */
    static String fitting(String text, int bytes, String what) throws UsageError {
        int needed = text.getBytes(StandardCharsets.UTF_8).length + 1;
        if (needed > bytes) {
            throw new UsageError(what + " takes " + (needed - 1) + " bytes, but no more than " + (bytes - 1)
                    + " fit into a message");
        }
        return text;
    }
}
