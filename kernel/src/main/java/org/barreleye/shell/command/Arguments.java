package org.barreleye.shell.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of a command.
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

    /** Returns the number of words. */
    public int count() {
        return words.size();
    }

    /** Returns the words from an index on. */
    public List<String> from(int index) {
        return words.subList(Math.min(index, words.size()), words.size());
    }

    /**
     * Returns a mandatory argument.
     *
     * @param what its name in the synopsis
     */
    public String word(int index, String what) throws UsageError {
        return optional(index).orElseThrow(() -> new UsageError(what + " is missing"));
    }

    /** Returns an optional argument. */
    public Optional<String> optional(int index) {
        return index < words.size() ? Optional.of(words.get(index)) : Optional.empty();
    }

    /** Returns a mandatory number: 0 to 2^32-1, decimal. */
    public long number(int index, String what) throws UsageError {
        return number(word(index, what), what);
    }

    /** Parses a number: 0 to 2^32-1, decimal. */
    public static long number(String word, String what) throws UsageError {
        try {
            long number = Long.parseLong(word);
            if (number >= 0 && number <= LARGEST && word.charAt(0) != '+') {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below, together with numbers out of range.
        }
        throw new UsageError(what + " is a number from 0 to " + LARGEST + ", not `" + word + "`");
    }

    /** Refuses more arguments than a command takes. */
    public void atMost(int count) throws UsageError {
        if (words.size() > count) {
            throw new UsageError("too many arguments: `" + words.get(count) + "`");
        }
    }

    /**
     * Checks that a text fits into a message.
     *
     * @param bytes as the interface says: UTF-8 and a final NUL
     */
    static String fitting(String text, int bytes, String what) throws UsageError {
        int needed = text.getBytes(StandardCharsets.UTF_8).length + 1;
        if (needed > bytes) {
            throw new UsageError(what + " has " + (needed - 1) + " bytes; a message holds at most " + (bytes - 1));
        }
        return text;
    }
}
