package org.barreleye.kpi.marshal;

import java.util.Arrays;
import java.util.HexFormat;
import org.barreleye.kpi.outcome.ProtocolViolation;

/**
 * A view of bytes in an array of another object. One that a handler gets shows the bytes that have arrived, and only
 * during the call: {@link #copy} keeps them.
 */
public final class ByteArrayView extends ArrayView {
    private static final int SHOWN_MAX = 32;

    private byte[] array = {};
    private int offset;

    /** Creates an empty view. */
    public ByteArrayView() {
        super(0);
    }

    /** A view of a whole array, not a copy of it. */
    public static ByteArrayView of(byte... array) {
        return new ByteArrayView().wrap(array, 0, array.length);
    }

    /**
     * Makes this view show a part of an array.
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
        setLength(newLength);
        return this;
    }

    /** The byte at an index, 0 .. {@link #length()} - 1. */
    public byte get(int index) {
        return array[offset + checked(index)];
    }

    /** The same bytes in an array of their own. */
    public byte[] toArray() {
        return Arrays.copyOfRange(array, offset, offset + length());
    }

    /** A view of the same bytes that stays valid after the call. */
    public ByteArrayView copy() {
        return of(toArray());
    }

    /** Copies all bytes into an array. */
    public void copyTo(byte[] target, int targetOffset) {
        System.arraycopy(array, offset, target, targetOffset, length());
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
    long bitsAt(int index) {
        return get(index);
    }

    /** The length and the first bytes in hexadecimal. */
    @Override
    public String toString() {
        int shown = Math.min(length(), SHOWN_MAX);
        String digits = HexFormat.of().formatHex(array, offset, offset + shown);
        return length() + " bytes" + (shown == 0 ? "" : " " + digits) + (shown < length() ? "..." : "");
    }
}
