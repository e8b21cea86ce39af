package org.barreleye.domain.bulk;

import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.types.Endianness;

/** The memory of a buffer: each access is one of a domain that may access the buffer at that time. */
final class BufferMemory implements Memory {
    private final BulkBuffer buffer;
    private final Memory memory;

    BufferMemory(BulkBuffer buffer, Memory memory) {
        this.buffer = buffer;
        this.memory = memory;
    }

    @Override
    public Endianness endianness() {
        return memory.endianness();
    }

    @Override
    public long load(long address, int bytes, Endianness order) {
        buffer.requireReadable("read");
        return memory.load(address, bytes, order);
    }

    @Override
    public void store(long address, int bytes, long value, Endianness order) {
        buffer.requireWritable("write", address + bytes);
        memory.store(address, bytes, value, order);
    }

    @Override
    public void publishLine(long address, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long header) {
        buffer.requireWritable("write", address + PoolShape.LINE_BYTES);
        memory.publishLine(address, w0, w1, w2, w3, w4, w5, w6, header);
    }

    @Override
    public void cleanLine(long address) {
        buffer.requireReadable("clean");
        memory.cleanLine(address);
    }

    @Override
    public void invalidateLine(long address) {
        buffer.requireReadable("invalidate");
        memory.invalidateLine(address);
    }

    @Override
    public void acquire() {
        memory.acquire();
    }
}
