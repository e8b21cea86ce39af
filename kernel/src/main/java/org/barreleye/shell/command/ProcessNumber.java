package org.barreleye.shell.command;

/**
 * Numbers of processes as people write them. The upper half of a number tells which core's monitor has given it out;
 * the shell writes it before a dot, and leaves out that of core 0: {@code 7} and {@code 4.1}.
 */
final class ProcessNumber {
    private static final int CORE_SHIFT = 32;
    private static final long LOWER = (1L << CORE_SHIFT) - 1;
    private static final long UPPER_MAX = (1L << 31) - 1;

    private ProcessNumber() {}

    /** Writes a number. */
    static String text(long process) {
        long upper = process >>> CORE_SHIFT;
        return upper == 0 ? Long.toString(process) : upper + "." + (process & LOWER);
    }

    /** Returns the core whose monitor has given a number. */
    static long core(long process) {
        return process >>> CORE_SHIFT;
    }

    /** Reads a number that must be there. */
    static long read(Arguments arguments, int index) throws UsageError {
        return read(arguments.word(index, "PROCESS"));
    }

    /** Reads a number. */
    static long read(String word) throws UsageError {
        int dot = word.indexOf('.');
        if (dot < 0) {
            return Arguments.number(word, "PROCESS");
        }
        long upper = Arguments.number(word.substring(0, dot), "the core in PROCESS");
        if (upper > UPPER_MAX) {
            throw new UsageError("`" + word + "` is no PROCESS; `ps` lists them");
        }
        return upper << CORE_SHIFT | Arguments.number(word.substring(dot + 1), "PROCESS");
    }
}
