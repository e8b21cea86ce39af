package org.barreleye.shell.command;

import java.util.regex.Pattern;

/**
 * The text form of numbers that a core assigns, of processes and of connections. The upper half of a number is the
 * core whose monitor assigned it. It is written before a dot, and omitted for core 0: {@code 7} and {@code 4.1}.
 */
final class ProcessNumber {
    private static final Pattern FORM = Pattern.compile("\\d+(\\.\\d+)?");
    private static final int CORE_SHIFT = 32;
    private static final long LOWER = (1L << CORE_SHIFT) - 1;
    private static final long UPPER_MAX = (1L << 31) - 1;

    private ProcessNumber() {}

    /** Formats a number. */
    static String text(long process) {
        long upper = process >>> CORE_SHIFT;
        return upper == 0 ? Long.toString(process) : upper + "." + (process & LOWER);
    }

    /** The core whose monitor has given a number. */
    static long core(long process) {
        return process >>> CORE_SHIFT;
    }

    /** The number without the core: which of the processes of the core it is, or 0 for its monitor. */
    static long count(long process) {
        return process & LOWER;
    }

    /** The number that stands for the monitor of a core. */
    static long monitor(long core) {
        return core << CORE_SHIFT;
    }

    /** Parses a mandatory argument. */
    static long read(Arguments arguments, int index) throws UsageError {
        return read(arguments.word(index, "PROCESS"));
    }

    /** Parses a number. */
    static long read(String word) throws UsageError {
        if (!FORM.matcher(word).matches()) {
            throw new UsageError("PROCESS is a number, or CORE.NUMBER as `ps` shows it, not `" + word + "`");
        }
        int dot = word.indexOf('.');
        if (dot < 0) {
            return Arguments.number(word, "PROCESS");
        }
        long upper = Arguments.number(word.substring(0, dot), "the core in PROCESS");
        if (upper > UPPER_MAX) {
            throw new UsageError("the core in PROCESS is a number from 0 to " + UPPER_MAX + ", not " + upper);
        }
        return upper << CORE_SHIFT | Arguments.number(word.substring(dot + 1), "PROCESS");
    }
}
