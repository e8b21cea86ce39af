package org.barreleye.hamlet.emit;

/** Number literals. */
final class Literals {
    private static final int SMALL = 256;

    private Literals() {}

    /** A literal of type long: small numbers in decimal, others in hexadecimal. */
    static String literal(long value) {
        return value >= -SMALL && value < SMALL ? value + "L" : "0x" + Long.toHexString(value) + "L";
    }

    /** A literal of type int for a set of bits. */
    static String bits(int value) {
        return value == 0 ? "0" : "0x" + Integer.toHexString(value);
    }
}
