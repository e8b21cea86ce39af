package org.barreleye.kpi.binding;

import java.util.Arrays;
import java.util.Objects;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.marshal.BooleanArrayView;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.marshal.IntArrayView;
import org.barreleye.kpi.marshal.LongArrayView;
import org.barreleye.kpi.marshal.RangeCheck;
import org.barreleye.kpi.marshal.Utf8;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityConstraint;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * A message that needs more than one transport message, composed before the first of them is queued: the words of all
 * fixed fragments, the bytes of all strings and arrays, the capabilities. Reused for every message, holds nothing
 * between.
 */
public final class MessageBuilder implements Copyable {
    private long[] words = new long[16];
    private byte[] bytes = new byte[64];
    private int[] ends = new int[4];
    private int overflows;
    private int fill;
    private final CapabilityQueue capabilities = new CapabilityQueue();
    private final CapabilityInspector inspector;

    MessageBuilder(CapabilityInspector inspector) {
        this.inspector = inspector;
    }

    /** Begins a message whose fixed fragments have so many words in all; returns them, zero. */
    long[] begin(int wordCount) {
        if (wordCount > words.length) {
            words = new long[Math.max(wordCount, 2 * words.length)];
        } else {
            Arrays.fill(words, 0, wordCount, 0);
        }
        overflows = 0;
        capabilities.clear();
        return words;
    }

    /**
     * Adds a string.
     *
     * @param what whose value it is, as {@code message.argument}
     */
    public void text(String text, int maximum, String what) {
        int length = Utf8.length(text, maximum, what);
        int offset = reserve(length);
        Utf8.encode(text, bytes, offset);
    }

    /** Adds bytes. */
    public void bytes(ByteArrayView content, int maximum, String what) {
        int offset = reserve(RangeCheck.length(content.length(), maximum, what));
        content.copyTo(bytes, offset);
    }

    /**
     * Begins an array, whose elements are added next, one value after the other.
     *
     * @param count how many elements it has
     * @param elementBytes how many bytes each of them takes
     */
    public void array(int count, int maximum, int elementBytes, String what) {
        fill = reserve(Math.multiplyExact(RangeCheck.length(count, maximum, what), elementBytes));
    }

    /**
     * Adds an array of signed numbers.
     *
     * @param bits of each: 8, 16 or 32
     */
    public void signed(IntArrayView values, int maximum, int bits, String what) {
        array(values.length(), maximum, bits / Byte.SIZE, what);
        for (int i = 0; i < values.length(); i++) {
            bits(RangeCheck.signed(values.get(i), bits, what), bits);
        }
    }

    /**
     * Adds an array of unsigned numbers.
     *
     * @param bits of each: 8 or 16
     */
    public void unsigned(IntArrayView values, int maximum, int bits, String what) {
        array(values.length(), maximum, bits / Byte.SIZE, what);
        for (int i = 0; i < values.length(); i++) {
            bits(RangeCheck.unsigned(values.get(i), bits, what), bits);
        }
    }

    /** Adds an array of unsigned numbers of 32 bits. */
    public void unsigned(LongArrayView values, int maximum, String what) {
        array(values.length(), maximum, Integer.BYTES, what);
        for (int i = 0; i < values.length(); i++) {
            bits(RangeCheck.unsigned(values.get(i), Integer.SIZE, what), Integer.SIZE);
        }
    }

    /** Adds an array of numbers of 64 bits. */
    public void longs(LongArrayView values, int maximum, String what) {
        array(values.length(), maximum, Long.BYTES, what);
        for (int i = 0; i < values.length(); i++) {
            bits(values.get(i), Long.SIZE);
        }
    }

    /** Adds an array of truth values. */
    public void flags(BooleanArrayView values, int maximum, String what) {
        array(values.length(), maximum, 1, what);
        for (int i = 0; i < values.length(); i++) {
            bits(values.get(i) ? 1 : 0, Byte.SIZE);
        }
    }

    /**
     * Adds a value to the array that was begun last, its low bits first.
     *
     * @param width how many bits: 8, 16, 32 or 64
     */
    public void bits(long value, int width) {
        for (int shift = 0; shift < width; shift += Byte.SIZE) {
            bytes[fill++] = (byte) (value >>> shift);
        }
    }

    /** Adds a capability. */
    public void capability(CapabilityReference reference, boolean move) {
        capabilities.add(present(reference), move, null);
    }

    /**
     * Adds a capability with a constraint.
     *
     * @param what whose value it is, as {@code message.argument}
     * @throws org.barreleye.kpi.outcome.ProtocolViolation if it does not meet the constraint
     */
    public void capability(CapabilityReference reference, boolean move, CapabilityConstraint constraint, String what) {
        ConstraintCheck.checkOutgoing(inspector, present(reference), constraint, what);
        capabilities.add(reference, move, constraint);
    }

    private static CapabilityReference present(CapabilityReference reference) {
        return Objects.requireNonNull(reference, "a capability may be absent, but not be null");
    }

    private long word(int index) {
        return words[index];
    }

    int overflows() {
        return overflows;
    }

    int overflowLength(int overflow) {
        return ends[overflow] - overflowStart(overflow);
    }

    /** Up to eight bytes of a string or array from an offset as a word: the first is the most significant. */
    long overflowWord(int overflow, int offset, int count) {
        int from = overflowStart(overflow) + offset;
        long word = 0;
        for (int i = from; i < from + count; i++) {
            word = word << Byte.SIZE | bytes[i] & 0xff;
        }
        return word;
    }

    CapabilityQueue capabilities() {
        return capabilities;
    }

    /** Drops the references to capabilities. */
    void reset() {
        capabilities.clear();
    }

    private int overflowStart(int overflow) {
        return overflow == 0 ? 0 : ends[overflow - 1];
    }

    private int reserve(int length) {
        int offset = overflows == 0 ? 0 : ends[overflows - 1];
        if (length > bytes.length - offset) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(offset, length), 2 * bytes.length));
        }
        if (overflows == ends.length) {
            ends = Arrays.copyOf(ends, 2 * overflows);
        }
        ends[overflows++] = offset + length;
        return offset;
    }

    /** The number of frames in which a string or array travels, each of which takes so many bytes at most. */
    long overflowFrames(int overflow, int firstBytes, int nextBytes) {
        int rest = overflowLength(overflow) - firstBytes;
        return rest <= 0 ? 1 : 1 + (rest + nextBytes - 1L) / nextBytes;
    }

    /** Sets the words of a fixed fragment in the frame added last. */
    void setFixed(FrameQueue frames, int from, int count) {
        for (int i = 0; i < count; i++) {
            frames.set(i, word(from + i));
        }
    }

    /**
     * Sets the words of a part of a string or array in the frame added last; the first part begins with the length.
     *
     * @param words the width of the frame
     * @return the offset of the next part
     */
    int setOverflow(FrameQueue frames, int words, int overflow, int from) {
        int length = overflowLength(overflow);
        int offset = from;
        int index = 0;
        if (from == 0) {
            frames.set(index++, length);
        }
        for (; index < words && offset < length; index++) {
            int count = Math.min(Long.BYTES, length - offset);
            frames.set(index, overflowWord(overflow, offset, count));
            offset += count;
        }
        return offset;
    }
}
