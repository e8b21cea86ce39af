package org.barreleye.domain.interconnect;

import org.barreleye.kpi.channel.LineStorage;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Endianness;

/** A ring of message lines in a frame that two cores share: one direction of a channel. Little-endian on every core. */
public final class FrameRing implements LineStorage, Copyable {
    private static final int HEADER_OFFSET = 56;

    private final Memory memory;
    private final long base;
    private final int lines;
    private final boolean uncached;
    private final int first;

    /**
     * Creates a ring between coherent cores.
     *
     * @param base address of its first line
     */
    public FrameRing(Memory memory, long base, int lines) {
        this(memory, base, lines, false);
    }

    /**
     * Creates a ring that begins at the begin of its frame.
     *
     * @param base address of its first line
     * @param uncached whether the two cores are not coherent, so that a reader invalidates a line before reading it
     */
    public FrameRing(Memory memory, long base, int lines, boolean uncached) {
        this(memory, base, lines, uncached, 0);
    }

    /**
     * Creates a ring.
     *
     * @param base address of its frame
     * @param uncached whether the two cores are not coherent, so that a reader invalidates a line before reading it
     * @param first where the ring begins in its frame, in lines: with different begins the rings of a core that lie at
     *     equal offsets of different memories do not compete for one place of a cache (colouring: Bonwick, "The slab
     *     allocator", 1994)
     */
    public FrameRing(Memory memory, long base, int lines, boolean uncached, int first) {
        this.memory = memory;
        this.base = base;
        this.lines = lines;
        this.uncached = uncached;
        this.first = first % lines;
    }

    /** The address of a line. */
    public long address(int line) {
        return base + (long) place(line) * UmpChannel.LINE_BYTES;
    }

    /** The number of a line, counted from the address of the frame. */
    int place(int line) {
        int place = line + first;
        return place < lines ? place : place - lines;
    }

    @Override
    public int lines() {
        return lines;
    }

    @Override
    public void publish(int line, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long header) {
        memory.publishLine(address(line), w0, w1, w2, w3, w4, w5, w6, header);
    }

    @Override
    public long header(int line) {
        // The header is read first, so the words read after it are of the same copy or of a newer one. They may be in
        // another cache line, of which a weakly ordered core has an older copy until the barrier.
        if (uncached) {
            memory.invalidateLine(address(line));
        }
        long header = memory.load(address(line) + HEADER_OFFSET, 8, Endianness.LITTLE);
        memory.acquire();
        return header;
    }

    @Override
    public long word(int line, int index) {
        return memory.load(address(line) + 8L * index, 8, Endianness.LITTLE);
    }
}
