package org.barreleye.shell.command;

/**
 * Numbers of processes as people write them. The upper half of a number tells which core's monitor has given it out; the
 * shell writes it before a dot, and leaves out that of core 0: {@code 7} and {@code 4.1}.
 */
final class ProcessNumber {
    private static final int HALF = 32;
    private static final long LOWER = (1L << HALF) - 1;
    private static final long UPPER_MAX = (1L << 31) - 1;

    private ProcessNumber() {}

    /** Writes a number. */
    static String text(long process) {
        long upper = process >>> HALF;
        return upper == 0 ? Long.toString(process) : upper + "." + (process & LOWER);
    }

    /** Reads a number that must be there. */
    static long read(Arguments arguments, int place) throws Misuse {
        return read(arguments.word(place, "PROCESS"));
    }

    /** Reads a number. */
    static long read(String word) throws Misuse {
        int dot = word.indexOf('.');
        if (dot < 0) {
            return Arguments.number(word, "PROCESS");
        }
        long upper = Arguments.number(word.substring(0, dot), "the core in PROCESS");
        if (upper > UPPER_MAX) {
            throw new Misuse("`" + word + "` is no PROCESS; `ps` lists them");
        }
        return upper << HALF | Arguments.number(word.substring(dot + 1), "PROCESS");
    }
}
