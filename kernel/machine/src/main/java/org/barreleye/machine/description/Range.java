package org.barreleye.machine.description;

/** Checks numbers against the range they may have, in words that name the number. */
final class Range {
    /** The longest time that a part of a machine may take, in picoseconds: one second. */
    static final long LONGEST = 1_000_000_000_000L;

    private Range() {}

    static void time(String what, long picoseconds) {
        if (picoseconds < 0 || picoseconds > LONGEST) {
            throw new IllegalArgumentException(what + " takes 0 ps to 1 s, not " + picoseconds + " ps");
        }
    }

    static void number(String what, long number, long least, long most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(what + " is " + least + " to " + most + ", not " + number);
        }
    }

    static void powerOfTwo(String what, long number, long least, long most) {
        if (number < least || number > most || Long.bitCount(number) != 1) {
            throw new IllegalArgumentException(what + " is a power of two from " + least + " to " + most + ", not "
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
