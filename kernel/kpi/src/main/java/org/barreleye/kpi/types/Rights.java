package org.barreleye.kpi.types;

/**
 * A set of rights, one bit each. The capability specification defines the meaning of each bit.
 *
 * @param bits bit i is set if the set has right i; 0 .. 255
 */
public record Rights(int bits) {
    /** No right at all. */
    public static final Rights NONE = new Rights(0);

    /** All rights. */
    public static final Rights ALL = new Rights(0xff);

    /** Checks the range. */
    public Rights {
        if (bits < 0 || bits > 0xff) {
            throw new IllegalArgumentException("a set of rights has eight bits, not 0x" + Integer.toHexString(bits));
        }
    }

    /** Returns whether the set has every right of {@code needed}. */
    public boolean includes(Rights needed) {
        return (needed.bits & ~bits) == 0;
    }

    /** The rights in both sets: rights only ever shrink. */
    public Rights and(Rights mask) {
        return new Rights(bits & mask.bits);
    }

    @Override
    public String toString() {
        return "rights 0b" + Integer.toBinaryString(bits);
    }
}
