package org.barreleye.cpudriver.syscall;

import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.ThreadedExecution;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;

/** The memory accesses of one dispatcher, each checked against the frames that it has mapped. */
final class DispatcherMemory implements Memory, Copyable {
    private final Core core;
    private final DispatcherControlBlock dispatcher;

    DispatcherMemory(Core core, DispatcherControlBlock dispatcher) {
        this.core = core;
        this.dispatcher = dispatcher;
    }

    @Override
    public Endianness endianness() {
        return core.description().endianness();
    }

    @Override
    public long load(long address, int bytes, Endianness order) {
        check("read", address, bytes, false);
        return core.load(address, bytes, order);
    }

    @Override
    public void store(long address, int bytes, long value, Endianness order) {
        check("write", address, bytes, true);
        core.store(address, bytes, value, order);
    }

    @Override
    public void publishLine(
            long address, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long header) {
        check("write", address, 64, true);
        core.publishLine(address, w0, w1, w2, w3, w4, w5, w6, header);
    }

    @Override
    public void cleanLine(long address) {
        check("clean", address, 64, false);
        core.cleanLine(address);
    }

    @Override
    public void invalidateLine(long address) {
        check("invalidate", address, 64, false);
        core.invalidateLine(address);
    }

    private void check(String verb, long address, int bytes, boolean write) {
        if (dispatcher.mayAccess(address, bytes, write)) {
            return;
        }
        MemoryFault fault = new MemoryFault(verb, address, bytes);
        if (dispatcher.execution() instanceof ThreadedExecution threading && threading.raise(fault)) {
            core.trap();
        }
        // The page fault handler may have mapped the memory.
        if (!dispatcher.mayAccess(address, bytes, write)) {
            throw fault;
        }
    }
}
