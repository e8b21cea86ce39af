package org.barreleye.confinement.meter;

import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Endianness;

/** The memory of a confined program: charges its work before each access, so that the access has its exact time. */
final class MeteredMemory implements Memory, Copyable {
    private final MeteredSystemCalls gate;
    private final Memory memory;

    MeteredMemory(MeteredSystemCalls gate, Memory memory) {
        this.gate = gate;
        this.memory = memory;
    }

    @Override
    public Endianness endianness() {
        return memory.endianness();
    }

    @Override
    public long load(long address, int bytes, Endianness order) {
        int stack = gate.enter();
        try {
            return memory.load(address, bytes, order);
        } finally {
            gate.leave(stack);
        }
    }

    @Override
    public void store(long address, int bytes, long value, Endianness order) {
        int stack = gate.enter();
        try {
            memory.store(address, bytes, value, order);
        } finally {
            gate.leave(stack);
        }
    }

    @Override
    public void publishLine(
            long address, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long header) {
        int stack = gate.enter();
        try {
            memory.publishLine(address, w0, w1, w2, w3, w4, w5, w6, header);
        } finally {
            gate.leave(stack);
        }
    }

    @Override
    public void cleanLine(long address) {
        int stack = gate.enter();
        try {
            memory.cleanLine(address);
        } finally {
            gate.leave(stack);
        }
    }

    @Override
    public void invalidateLine(long address) {
        int stack = gate.enter();
        try {
            memory.invalidateLine(address);
        } finally {
            gate.leave(stack);
        }
    }

    @Override
    public void acquire() {
        int stack = gate.enter();
        try {
            memory.acquire();
        } finally {
            gate.leave(stack);
        }
    }
}
