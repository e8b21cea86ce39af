package org.barreleye.benchmarks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A hand-written ring of 64-byte lines for one kind of message: seven words, and a header with an epoch and an
 * acknowledgement, in aligned memory outside the heap.
 */
final class HandWrittenRing {
    private static final VarHandle WORD =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN).withInvokeExactBehavior();
    private static final int PAGE = MessageExchange.LINES * 64;
    private static final int LINE = 64;
    private static final int HEADER = 56;

    private final ByteBuffer memory = ByteBuffer.allocateDirect(2 * PAGE).alignedSlice(PAGE);

    /** The header of a line. */
    long header(int line) {
        return (long) WORD.getAcquire(memory, line * LINE + HEADER);
    }

    long word(int line, int index) {
        return (long) WORD.get(memory, line * LINE + index * Long.BYTES);
    }

    void publish(int line, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long header) {
        int offset = line * LINE;
        WORD.set(memory, offset, w0);
        WORD.set(memory, offset + 8, w1);
        WORD.set(memory, offset + 16, w2);
        WORD.set(memory, offset + 24, w3);
        WORD.set(memory, offset + 32, w4);
        WORD.set(memory, offset + 40, w5);
        WORD.set(memory, offset + 48, w6);
        WORD.setRelease(memory, offset + HEADER, header);
    }
}
