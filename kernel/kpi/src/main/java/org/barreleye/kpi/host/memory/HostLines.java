package org.barreleye.kpi.host.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.barreleye.kpi.channel.CacheLinePadding;
import org.barreleye.kpi.channel.LineStorage;
import org.barreleye.kpi.channel.UmpChannel;

/**
 * The lines of one direction in memory of the host, each in a cache line of its own: words first, the header last and
 * with release, read with acquire.
 */
public final class HostLines extends CacheLinePadding implements LineStorage {
    private static final VarHandle WORD =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN).withInvokeExactBehavior();
    private static final int HEADER_OFFSET = UmpChannel.LINE_BYTES - Long.BYTES;

    private static final int PAGE = 4096;

    private static final int LINE_MASK = UmpChannel.LINES_MAX - 1;

    private final ByteBuffer memory;
    private final int lines;

    /**
     * Allocates lines in the memory of this process, in pages of their own: the processor fetches lines ahead within a
     * page, also such as another thread writes.
     */
    public HostLines(int lines) {
        this(ByteBuffer.allocateDirect((lines * UmpChannel.LINE_BYTES + PAGE - 1 & -PAGE) + PAGE).alignedSlice(PAGE),
                lines);
    }

    private HostLines(ByteBuffer memory, int lines) {
        this.memory = memory;
        this.lines = lines;
    }

    /**
     * Lines in memory that is there already, and may be shared with another process.
     *
     * @param memory outside the heap
     * @param offset of the first line, a multiple of 64
     */
    public static HostLines in(ByteBuffer memory, int offset, int lines) {
        return new HostLines(memory.slice(offset, lines * UmpChannel.LINE_BYTES), lines);
    }

    /** The same lines, for the thread of the other end, which so has no object in common with this one. */
    public HostLines forOtherEnd() {
        return new HostLines(memory.duplicate(), lines);
    }

    @Override
    public int lines() {
        return lines;
    }

    @Override
    public void publish(int line, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long header) {
        int at = (line & LINE_MASK) * UmpChannel.LINE_BYTES;
        WORD.set(memory, at, w0);
        WORD.set(memory, at + 8, w1);
        WORD.set(memory, at + 16, w2);
        WORD.set(memory, at + 24, w3);
        WORD.set(memory, at + 32, w4);
        WORD.set(memory, at + 40, w5);
        WORD.set(memory, at + 48, w6);
        WORD.setRelease(memory, at + HEADER_OFFSET, header);
    }

    @Override
    public long header(int line) {
        return (long) WORD.getAcquire(memory, (line & LINE_MASK) * UmpChannel.LINE_BYTES + HEADER_OFFSET);
    }

    @Override
    public long word(int line, int index) {
        return (long) WORD.get(memory, (line & LINE_MASK) * UmpChannel.LINE_BYTES + index * Long.BYTES);
    }
}
