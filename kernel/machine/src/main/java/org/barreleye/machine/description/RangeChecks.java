package org.barreleye.machine.description;

/** Checks numbers against the range they may have, in words that name the number. */
final class RangeChecks {
    /** The longest time that a part of a machine may take, in picoseconds: one second. */
    static final long MAX_TIME = 1_000_000_000_000L;

    private RangeChecks() {}

    static void time(String what, long picoseconds) {
        if (picoseconds < 0 || picoseconds > MAX_TIME) {
            throw new IllegalArgumentException(what + " takes 0 ps to 1 s, not " + picoseconds + " ps");
        }
    }

    static void number(String what, long number, long min, long max) {
        if (number < min || number > max) {
            throw new IllegalArgumentException(what + " is " + min + " to " + max + ", not " + number);
        }
    }

    static void powerOfTwo(String what, long number, long min, long max) {
        if (number < min || number > max || Long.bitCount(number) != 1) {
            throw new IllegalArgumentException(what + " is a power of two from " + min + " to " + max + ", not "
                    + number);
        }
    }

    static void name(String what, String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_.-]{0,63}")) {
            throw new IllegalArgumentException(what
                    + " is named by a letter and then up to 63 letters, digits, '.', '_' and '-',"
                    + " not '" + name + "'");
        }
    }
}
