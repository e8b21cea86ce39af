package org.barreleye.kpi.register;

/**
 * Adjacent bits of a register.
 *
 * @param register the register
 * @param shift the number of its lowest bit
 * @param bits the number of bits, 1 .. 64
 */
public record RegisterField(Register register, int shift, int bits) {
    /** Checks that the field lies in the register. */
    public RegisterField {
        if (shift < 0 || bits < 1 || shift + bits > register.bits()) {
            throw new IllegalArgumentException("a field of " + register.name() + " lies in its " + register.bits()
                    + " bits, not at bits " + shift + " to " + (shift + bits - 1));
        }
    }

    /** A field of one bit. */
    public static RegisterField bit(Register register, int number) {
        return new RegisterField(register, number, 1);
    }

    /** Ones at the bits of the field. */
    public long mask() {
        return max() << shift;
    }

    /** The largest value of the field. */
    public long max() {
        return bits == Long.SIZE ? -1 : (1L << bits) - 1;
    }

    /** The value of the field in a value of the register. */
    public long in(long value) {
        return value >>> shift & max();
    }

    /**
     * A value of the register with another value of the field.
     *
     * @throws IllegalArgumentException if the field has too few bits for it
     */
    public long with(long value, long field) {
        if ((field & ~max()) != 0) {
            throw new IllegalArgumentException("a field of " + register.name() + " of " + bits + " bits cannot hold 0x"
                    + Long.toHexString(field));
        }
        return value & ~mask() | field << shift;
    }
}
