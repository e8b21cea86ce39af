package org.barreleye.domain.bulk;

import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Endianness;

/** The movement of bytes at one end of a pool: cache maintenance, and copies between memory and messages. */
final class ByteMovement implements Copyable {
    private static final int WORD = Long.BYTES;
    private static final int LINE = PoolShape.LINE_BYTES;

    private final Memory memory;
    private final BulkCounts counts;

    ByteMovement(Memory memory, BulkCounts counts) {
        this.memory = memory;
        this.counts = counts;
    }

    /**
     * Lets the other side see the first bytes of a buffer.
     *
     * @param written up to where this core may have modified lines in its cache
     * @return the bytes that are to be inside the message
     */
    byte[] send(BulkMechanism mechanism, long address, int length, int written) {
        switch (mechanism) {
            case CACHE_MAINTENANCE -> {
                clean(address, length);
                // A modified line that stays in the cache would later be written over what the other side writes.
                int after = length + LINE - 1 & -LINE;
                invalidate(address + after, written - after);
                return new byte[0];
            }
            case MESSAGE -> {
                counts.bytesCopied += length;
                return read(address, length);
            }
            default -> {
                return new byte[0];
            }
        }
    }

    /** Lets this side see the first bytes of a buffer, which the other side has sent. */
    void receive(BulkMechanism mechanism, long address, int length, ByteArrayView data) {
        switch (mechanism) {
            case CACHE_MAINTENANCE -> invalidate(address, length);
            case MESSAGE -> {
                counts.bytesCopied += length;
                write(address, data.toArray());
            }
            default -> { }
        }
    }

    private void clean(long address, int length) {
        for (int offset = 0; offset < length; offset += LINE) {
            memory.cleanLine(address + offset);
            counts.linesCleaned++;
        }
    }

    /** Drops what the cache has of a piece that begins with a line. */
    void invalidate(long address, long length) {
        for (long offset = 0; offset < length; offset += LINE) {
            memory.invalidateLine(address + offset);
            counts.linesInvalidated++;
        }
    }

    /** Reads bytes, a word at a time where that is possible. */
    byte[] read(long address, int length) {
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length) {
            int step = step(address + done, length - done);
            long word = memory.load(address + done, step, Endianness.LITTLE);
            for (int i = 0; i < step; i++) {
                bytes[done + i] = (byte) (word >>> i * Byte.SIZE);
            }
            done += step;
        }
        return bytes;
    }

    /** Writes bytes, a word at a time where that is possible. */
    void write(long address, byte[] bytes) {
        int done = 0;
        while (done < bytes.length) {
            int step = step(address + done, bytes.length - done);
            long word = 0;
            for (int i = 0; i < step; i++) {
                word |= (bytes[done + i] & 0xffL) << i * Byte.SIZE;
            }
            memory.store(address + done, step, word, Endianness.LITTLE);
            done += step;
        }
    }

    private static int step(long address, int left) {
        return left >= WORD && address % WORD == 0 ? WORD : 1;
    }

    Memory memory() {
        return memory;
    }
}
