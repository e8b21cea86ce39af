package org.barreleye.kpi.register.nic;

/**
 * A descriptor of a ring of a network interface: 16 bytes, little-endian whatever the byte order of the core.
 *
 * <pre>
 * byte  0 ..  7   the device address of the buffer, a multiple of 8
 *       8 ..  9   length: of the frame; in a receive descriptor that software prepares, of the buffer, a multiple of 8
 *      10 .. 11   flags: bit 0 asks for an interrupt when the frame was sent
 *      12 .. 15   status, 0 when software prepares it: bit 0 done, bit 1 error
 * </pre>
 *
 * <p>The device writes a received frame in whole words of 8 bytes; the rest of the last word is zero.
 *
 * @param buffer the device address of the buffer
 * @param length in bytes, 0 to 65,535; the device takes 1 to {@link #MAX_BUFFER}
 * @param interrupts whether the device sets the cause TX when the frame was sent
 * @param isDone whether the device has given the descriptor back
 * @param isError whether the frame was not sent
 */
public record NicDescriptor(long buffer, int length, boolean interrupts, boolean isDone, boolean isError) {
    /** The size of a descriptor. */
    public static final int BYTES = 16;
    /** The offset of the second word: length, flags and status. */
    public static final int SECOND_WORD = 8;
    /** The largest buffer. */
    public static final int MAX_BUFFER = 2_048;

    private static final int MAX_FIELD = 0xffff;
    private static final long INTERRUPT = 1L << 16;
    private static final long DONE = 1L << 32;
    private static final long ERROR = 1L << 33;

    /** Checks that the length fits its field. */
    public NicDescriptor {
        if ((length & ~MAX_FIELD) != 0) {
            throw new IllegalArgumentException("the length of a descriptor has 16 bits, not " + length);
        }
    }

    /** A descriptor that software gives to the device. */
    public static NicDescriptor prepared(long buffer, int length, boolean interrupts) {
        return new NicDescriptor(buffer, length, interrupts, false, false);
    }

    /** The descriptor in two words, of which the first byte in memory is in the lowest bits. */
    public static NicDescriptor of(long first, long second) {
        return new NicDescriptor(first, (int) second & MAX_FIELD, (second & INTERRUPT) != 0, (second & DONE) != 0,
                (second & ERROR) != 0);
    }

    /** The first word. */
    public long first() {
        return buffer;
    }

    /** The second word. */
    public long second() {
        return length | (interrupts ? INTERRUPT : 0) | (isDone ? DONE : 0) | (isError ? ERROR : 0);
    }

    /** This descriptor when the device gives it back. */
    public NicDescriptor done(int frameLength, boolean failed) {
        return new NicDescriptor(buffer, frameLength, interrupts, true, failed);
    }
}
