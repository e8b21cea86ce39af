package org.barreleye.flounder.model;

import java.util.Optional;

/** A builtin type that travels as a number of bits. */
public enum Scalar implements Type {
    BOOL("bool", 1, false),
    CHAR("char", 8, false),
    UINT8("uint8", 8, false),
    INT8("int8", 8, true),
    UINT16("uint16", 16, false),
    INT16("int16", 16, true),
    UINT32("uint32", 32, false),
    INT32("int32", 32, true),
    /** A reference to a service; never negative. */
    IREF("iref", 32, false),
    /** An error code; only its low 32 bits travel. */
    ERRVAL("errval", 32, false),
    UINT64("uint64", 64, false),
    INT64("int64", 64, true),
    UINTPTR("uintptr", 0, false),
    INTPTR("intptr", 0, true),
    SIZE("size", 0, false);

    /** The number of bits of a type of the machine's width in the canonical layout. */
    public static final int CANONICAL_WIDTH = 64;

    private final String spelling;
    private final int bits;
    private final boolean signed;

    Scalar(String spelling, int bits, boolean signed) {
        this.spelling = spelling;
        this.bits = bits;
        this.signed = signed;
    }

    /** The scalar that a source calls by this name; {@code int} is the old name of {@code int32}. */
    public static Optional<Scalar> named(String name) {
        if (name.equals("int")) {
            return Optional.of(INT32);
        }
        for (Scalar scalar : values()) {
            if (scalar.spelling.equals(name)) {
                return Optional.of(scalar);
            }
        }
        return Optional.empty();
    }

    /** As sources and layout tables write it. */
    public String spelling() {
        return spelling;
    }

    /** The number of bits that it takes on a machine whose words have the given number of bits. */
    public int bits(int wordBits) {
        return hasMachineWidth() ? wordBits : bits;
    }

    /** The number of bits that it takes in the canonical layout: 1, 8, 16, 32 or 64. */
    public int bits() {
        return bits(CANONICAL_WIDTH);
    }

    /** The number of bytes that it takes in a packed array element: 1, 2, 4 or 8. */
    public int bytes() {
        return (bits() + 7) / 8;
    }

    /** Returns whether it is a two's complement number. */
    public boolean isSigned() {
        return signed;
    }

    /** Returns whether its width is the machine's. */
    public boolean hasMachineWidth() {
        return bits == 0;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.scalar(this);
    }

    @Override
    public String toString() {
        return spelling;
    }
}
