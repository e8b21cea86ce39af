package org.barreleye.kpi.marshal;

import org.barreleye.kpi.outcome.ProtocolViolation;

/** Checks that a value fits the bits that its definition gives it. */
public final class RangeCheck {
    private RangeCheck() {}

    /**
     * Checks an unsigned number.
     *
     * @param bits 1 .. 32
     * @param what whose value it is, as {@code message.argument}
     * @return the value
     * @throws ProtocolViolation if it does not fit
     */
    public static long unsigned(long value, int bits, String what) {
        if (value >>> bits != 0) {
            throw violation(value, "0 to " + ((1L << bits) - 1), what);
        }
        return value;
    }

    /**
     * Checks a signed number.
     *
     * @param bits 8 .. 32
     * @param what whose value it is, as {@code message.argument}
     * @return the value as an unsigned field of so many bits
     * @throws ProtocolViolation if it does not fit
     */
    public static long signed(long value, int bits, String what) {
        long limit = 1L << bits - 1;
        if (value < -limit || value >= limit) {
            throw violation(value, -limit + " to " + (limit - 1), what);
        }
        return value & (1L << bits) - 1;
    }

    /**
     * Checks how many elements an array has.
     *
     * @param what whose value it is, as {@code message.argument}
     * @throws ProtocolViolation if there are more than the maximum
     */
    public static int length(int length, int maximum, String what) {
        if (length > maximum) {
            throw ProtocolViolation.outOfRange(what + " has " + length + " elements, but its maximum is " + maximum);
        }
        return length;
    }

    /**
     * Checks how many elements an array has that always has the same number.
     *
     * @param what whose value it is
     * @throws ProtocolViolation if there are more or fewer
     */
    public static void exactly(int expected, int length, String what) {
        if (length != expected) {
            throw ProtocolViolation.outOfRange(what + " has " + length + " elements instead of " + expected);
        }
    }

    private static ProtocolViolation violation(long value, String range, String what) {
        return ProtocolViolation.outOfRange(what + " is " + value + ", but its type holds " + range);
    }
}
