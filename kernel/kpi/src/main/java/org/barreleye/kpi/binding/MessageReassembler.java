package org.barreleye.kpi.binding;

import java.util.Arrays;
import java.util.function.Consumer;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.marshal.BooleanArrayView;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.marshal.IntArrayView;
import org.barreleye.kpi.marshal.LongArrayView;
import org.barreleye.kpi.marshal.Utf8;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.state.CopyHook;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityConstraint;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * A message that needs more than one transport message, or capabilities, while it is being reassembled. Reused for
 * every message; checks everything that the other side sends.
 */
public final class MessageReassembler implements CopyHook {
    // Bytes are reserved as they arrive, so that a large announced length alone costs nothing.
    private static final int INITIAL_BYTES = 64;

    private MessageShape shape;
    private int token;
    private long[] words = new long[16];
    private byte[] bytes = new byte[INITIAL_BYTES];
    private int[] ends = new int[4];
    private final CapabilityQueue capabilities = new CapabilityQueue();
    private final CapabilityInspector inspector;
    private transient ByteArrayView scratch = new ByteArrayView();

    // The parts that have arrived.
    private int fixedFragments;
    private int wordCount;
    private int overflows;
    private int filled;
    private int overflowRemaining;

    MessageReassembler(CapabilityInspector inspector) {
        this.inspector = inspector;
    }

    @Override
    public void afterCopy() {
        scratch = new ByteArrayView();
    }

    boolean isIdle() {
        return shape == null;
    }

    MessageShape shape() {
        return shape;
    }

    int token() {
        return token;
    }

    void begin(MessageShape newShape, int newToken) {
        shape = newShape;
        token = newToken;
        fixedFragments = 0;
        wordCount = 0;
        overflows = 0;
        filled = 0;
        overflowRemaining = 0;
        if (words.length < shape.words()) {
            words = new long[Math.max(shape.words(), 2 * words.length)];
        }
        if (ends.length < shape.overflows()) {
            ends = new int[shape.overflows()];
        }
    }

    /** Passes each capability of the incomplete message to a consumer, and waits for the next message. */
    void discard(Consumer<CapabilityReference> consumer) {
        for (int i = 0; i < capabilities().size(); i++) {
            consumer.accept(capabilities().reference(i));
        }
        reset();
    }

    void reset() {
        shape = null;
        capabilities.clear();
    }

    /** Returns whether the next transport message is a fixed fragment. */
    boolean expectsFixed() {
        return fixedFragments < shape.fixedFragments();
    }

    /** The number of words of the next fixed fragment. */
    int fixedWordsExpected() {
        return shape.fixedWords(fixedFragments);
    }

    /** Checks the number of words of a transport message of this message. */
    void requireWords(int words, int expected) {
        if (words != expected) {
            throw ProtocolViolation.malformed("message '" + shape.name() + "' has a part of " + words
                    + " words instead of " + expected);
        }
    }

    /** Takes a fixed fragment. */
    void fixed(long[] frame) {
        int count = fixedWordsExpected();
        System.arraycopy(frame, 0, words, wordCount, count);
        wordCount += count;
        fixedFragments++;
    }

    /** Returns whether the next transport message belongs to a string or array. */
    boolean expectsOverflow() {
        return !expectsFixed() && (overflowRemaining > 0 || overflows < shape.overflows());
    }

    /** Returns whether the next transport message begins a string or array, and so with a length. */
    boolean expectsLength() {
        return overflowRemaining == 0;
    }

    /** Takes the length of a string or array. */
    void length(long length) {
        if (length < 0 || length > shape.overflowMaximum(overflows)) {
            throw ProtocolViolation.malformed("message '" + shape.name() + "' announces "
                    + Long.toUnsignedString(length)
                    + " bytes where at most " + shape.overflowMaximum(overflows) + " are allowed");
        }
        overflowRemaining = (int) length;
        ends[overflows] = filled + overflowRemaining;
        if (overflowRemaining == 0) {
            overflows++;
        }
    }

    int overflowRemaining() {
        return overflowRemaining;
    }

    /** Takes up to eight bytes of a string or array out of a word; the first is the most significant. */
    void overflowWord(long word) {
        int count = Math.min(overflowRemaining, Long.BYTES);
        if (count > bytes.length - filled) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(filled, count), 2 * bytes.length));
        }
        for (int i = 0; i < count; i++) {
            bytes[filled++] = (byte) (word >>> Byte.SIZE * (count - 1 - i));
        }
        overflowRemaining -= count;
        if (count > 0 && overflowRemaining == 0) {
            overflows++;
        }
    }

    /** Takes a line: a fixed fragment, or a part of a string or array, which begins with its length. */
    void line(long[] line) {
        if (expectsFixed()) {
            fixed(line);
            return;
        }
        int index = 0;
        if (expectsLength()) {
            length(line[index++]);
        }
        for (; index < line.length && overflowRemaining > 0; index++) {
            overflowWord(line[index]);
        }
    }

    /** Returns whether a message is incomplete, and a line of it is missing. */
    boolean expectsLine() {
        return !isIdle() && (expectsFixed() || expectsOverflow());
    }

    /** Returns whether a line with this number and token belongs to the incomplete message. */
    boolean continuesWith(int number, int token) {
        return expectsLine() && number == shape.number() && token == this.token;
    }

    /** Returns whether all words are there, and not all capabilities. */
    boolean isAwaitingCapabilities() {
        return !isIdle() && !expectsFixed() && !expectsOverflow();
    }

    /** Takes a capability. */
    void capability(CapabilityReference reference) {
        capabilities.add(reference, true, null);
    }

    int capabilitiesMissing() {
        return shape.capabilities() - capabilities.size();
    }

    CapabilityQueue capabilities() {
        return capabilities;
    }

    /** The words of all fixed fragments. For generated code, which knows how many there are. */
    public long[] words() {
        return words;
    }

    /**
     * A string.
     *
     * @param overflow its place among the strings and arrays of the message
     * @param what whose value it is, as {@code message.argument}
     */
    public String text(int overflow, String what) {
        int start = overflowStart(overflow);
        return Utf8.decode(bytes, start, ends[overflow] - start, what);
    }

    /**
     * Shows an array.
     *
     * @param overflow its place among the strings and arrays of the message
     * @param elementBytes the bytes of an element
     * @param what whose value it is, as {@code message.argument}
     * @return the view
     */
    public ByteArrayView bytes(int overflow, ByteArrayView view, int elementBytes, String what) {
        int start = overflowStart(overflow);
        int length = ends[overflow] - start;
        if (length % elementBytes != 0) {
            throw ProtocolViolation.malformed(what + " has " + length + " bytes, which is no whole number of elements");
        }
        return view.wrap(bytes, start, length);
    }

    /**
     * Shows an array of signed numbers.
     *
     * @param bits of each: 8, 16 or 32
     * @return the view
     */
    public IntArrayView signed(int overflow, IntArrayView view, int bits, String what) {
        ByteArrayView packed = bytes(overflow, scratch, bits / Byte.SIZE, what);
        int count = packed.length() * Byte.SIZE / bits;
        int[] elements = view.resize(count);
        for (int i = 0; i < count; i++) {
            elements[i] = bits == Short.SIZE
                    ? (short) packed.bits16(i * Short.BYTES)
                    : (int) packed.bits32(i * Integer.BYTES);
        }
        return view;
    }

    /**
     * Shows an array of unsigned numbers of 16 bits.
     *
     * @return the view
     */
    public IntArrayView unsigned(int overflow, IntArrayView view, String what) {
        ByteArrayView packed = bytes(overflow, scratch, Short.BYTES, what);
        int count = packed.length() / Short.BYTES;
        int[] elements = view.resize(count);
        for (int i = 0; i < count; i++) {
            elements[i] = (int) packed.bits16(i * Short.BYTES);
        }
        return view;
    }

    /**
     * Shows an array of unsigned numbers of 32 bits.
     *
     * @return the view
     */
    public LongArrayView unsigned(int overflow, LongArrayView view, String what) {
        ByteArrayView packed = bytes(overflow, scratch, Integer.BYTES, what);
        int count = packed.length() / Integer.BYTES;
        long[] elements = view.resize(count);
        for (int i = 0; i < count; i++) {
            elements[i] = packed.bits32(i * Integer.BYTES);
        }
        return view;
    }

    /**
     * Shows an array of numbers of 64 bits.
     *
     * @return the view
     */
    public LongArrayView longs(int overflow, LongArrayView view, String what) {
        ByteArrayView packed = bytes(overflow, scratch, Long.BYTES, what);
        int count = packed.length() / Long.BYTES;
        long[] elements = view.resize(count);
        for (int i = 0; i < count; i++) {
            elements[i] = packed.bits64(i * Long.BYTES);
        }
        return view;
    }

    /**
     * Shows an array of truth values.
     *
     * @return the view
     */
    public BooleanArrayView flags(int overflow, BooleanArrayView view, String what) {
        ByteArrayView packed = bytes(overflow, scratch, 1, what);
        boolean[] elements = view.resize(packed.length());
        for (int i = 0; i < packed.length(); i++) {
            elements[i] = packed.flag(i, what);
        }
        return view;
    }

    /** Shows the packed elements of an array, until the next array is shown. */
    public ByteArrayView packed(int overflow, int elementBytes, String what) {
        return bytes(overflow, scratch, elementBytes, what);
    }

    /** A capability, by its place among the capabilities of the message. */
    public CapabilityReference capability(int index) {
        return capabilities.reference(index);
    }

    /**
     * The address of a capability with a constraint.
     *
     * @param index its place among the capabilities of the message
     * @param what whose value it is, as {@code message.argument}
     * @throws ProtocolViolation if it does not meet the constraint
     */
    public CapabilityAddress capability(int index, CapabilityConstraint constraint, String what) {
        CapabilityReference arrived = capability(index);
        ConstraintCheck.checkIncoming(inspector, arrived, constraint, what);
        return arrived.address();
    }

    private int overflowStart(int overflow) {
        return overflow == 0 ? 0 : ends[overflow - 1];
    }
}
