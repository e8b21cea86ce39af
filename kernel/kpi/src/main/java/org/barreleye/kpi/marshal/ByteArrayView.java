package org.barreleye.kpi.marshal;

import java.util.Arrays;
import java.util.HexFormat;
import org.barreleye.kpi.outcome.ProtocolViolation;

/**
 * A view of bytes in an array of another object. One that a handler gets shows what has arrived, and only during the
 * call: {@link #copy} keeps it.
 */
public final class ByteArrayView {
    private static final int SHOWN_MAX = 32;

    private byte[] array = {};
    private int offset;
    private int length;

    /** Creates a view of nothing. */
    public ByteArrayView() {}

    /** A view of a whole array, not a copy of it. */
    public static ByteArrayView of(byte... array) {
        return new ByteArrayView().wrap(array, 0, array.length);
    }

    /**
     * Makes this view show something else.
     *
     * @return this view
     * @throws IndexOutOfBoundsException if the array has no such part
     */
    public ByteArrayView wrap(byte[] newArray, int newOffset, int newLength) {
        if (newOffset < 0 || newLength < 0 || newOffset > newArray.length - newLength) {
            throw new IndexOutOfBoundsException(
                    newLength + " bytes at offset " + newOffset + " of an array of " + newArray.length);
        }
        array = newArray;
        offset = newOffset;
        length = newLength;
        return this;
    }

    /** The number of bytes. */
    public int length() {
        return length;
    }

    /** The byte at an index, 0 .. {@link #length()} - 1. */
    public byte get(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException("byte " + index + " of " + length);
        }
        return array[offset + index];
    }

    /** The same bytes in an array of their own. */
    public byte[] toArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /** The same bytes, to keep. */
    public ByteArrayView copy() {
        return of(toArray());
    }

    /** Copies all bytes into an array. */
    public void copyTo(byte[] target, int targetOffset) {
        System.arraycopy(array, offset, target, targetOffset, length);
    }

    /** Eight bits that begin at an index, as they are packed in the elements of arrays. */
    public long bits8(int index) {
        return get(index) & 0xffL;
    }

    /** Sixteen bits that begin at an index, the low ones first. */
    public long bits16(int index) {
        return bits8(index) | bits8(index + 1) << 8;
    }

    /** 32 bits that begin at an index, the low ones first. */
    public long bits32(int index) {
        return bits16(index) | bits16(index + 2) << 16;
    }

    /** 64 bits that begin at an index, the low ones first. */
    public long bits64(int index) {
        return bits32(index) | bits32(index + 4) << 32;
    }

    /**
     * A truth value at an index.
     *
     * @param what whose value it is, as {@code message.argument}
     * @throws ProtocolViolation if the byte is neither 0 nor 1
     */
    public boolean flag(int index, String what) {
        byte value = get(index);
        if (value != 0 && value != 1) {
            throw ProtocolViolation.malformed(what + " has a truth value of " + value);
        }
        return value == 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteArrayView bytes
                && Arrays.equals(array, offset, offset + length, bytes.array, bytes.offset, bytes.offset
                + bytes.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + array[offset + i];
        }
        return hash;
    }

    /** The length and the first bytes in hexadecimal. */
    @Override
    public String toString() {
        int shown = Math.min(length, SHOWN_MAX);
        String digits = HexFormat.of().formatHex(array, offset, offset + shown);
        return length + " bytes" + (length == 0 ? "" : " " + digits) + (shown < length ? "..." : "");
    }
}
