package org.barreleye.cpudriver.syscall;

import java.util.Arrays;
import java.util.Locale;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.ThreadedExecution;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.ordering.Barrier;
import org.barreleye.machine.translation.Access;
import org.barreleye.machine.translation.PageFault;
import org.barreleye.machine.translation.Privilege;

/**
 * The memory accesses of one dispatcher. On a core with an MMU its addresses are virtual, and the MMU translates them
 * by the page tables of the dispatcher. On a core without one they are physical, and each access is checked against the
 * frames that the dispatcher has mapped: protection without translation.
 */
final class DispatcherMemory implements Memory, Copyable {
    private static final int LINE_BYTES = 64;
    // The kind of a note in the trace.
    private static final String PAGE_FAULT = "page fault";
    // A thread whose handlers always claim to have mapped the memory gets the fault in the end.
    private static final int FAULTS_MAX = 64;

    private final Core core;
    private final DispatcherControlBlock dispatcher;
    private final boolean hasMmu;

    DispatcherMemory(Core core, DispatcherControlBlock dispatcher) {
        this.core = core;
        this.dispatcher = dispatcher;
        hasMmu = core.description().mmu() != MmuKind.NONE;
    }

    @Override
    public Endianness endianness() {
        return core.description().endianness();
    }

    @Override
    public long load(long address, int bytes, Endianness order) {
        return core.load(translate("read", address, bytes, Access.READ), bytes, order);
    }

    @Override
    public void store(long address, int bytes, long value, Endianness order) {
        core.store(translate("write", address, bytes, Access.WRITE), bytes, value, order);
    }

    @Override
    public void publishLine(
            long address, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long header) {
        core.publishLine(translate("write", address, LINE_BYTES, Access.WRITE), w0, w1, w2, w3, w4, w5, w6, header);
    }

    @Override
    public void cleanLine(long address) {
        core.cleanLine(translate("clean", address, LINE_BYTES, Access.READ));
    }

    @Override
    public void invalidateLine(long address) {
        core.invalidateLine(translate("invalidate", address, LINE_BYTES, Access.READ));
    }

    @Override
    public void acquire() {
        core.barrier(Barrier.LOADS);
    }

    private long translate(String verb, long address, int bytes, Access access) {
        int faults = 1;
        MemoryFault fault = null;
        while (true) {
            String reason = "no frame is mapped there";
            int level = 0;
            if (!hasMmu && dispatcher.mayAccess(address, bytes, access == Access.WRITE)) {
                return address;
            }
            if (hasMmu) {
                try {
                    return translate(address, access);
                } catch (PageFault found) {
                    reason = found.reason().sentence();
                    level = found.level();
                }
            }
            if (fault != null && (!fault.isRepeated() || faults > FAULTS_MAX)) {
                throw fault;
            }
            fault = new MemoryFault(verb, address, bytes, reason, level);
            faults++;
            if (!(dispatcher.execution() instanceof ThreadedExecution threading) || !threading.raise(fault)) {
                throw fault;
            }
            core.trap();
            // The page fault handler may have mapped the memory.
        }
    }

    private long translate(long address, Access access) {
        try {
            if (!dispatcher.hasPageTables()) {
                throw core.mmu().faultWithoutTables(address, access, Privilege.USER);
            }
            return core.mmu().translate(address, access, Privilege.USER);
        } catch (PageFault fault) {
            if (core.keepsNotes()) {
                core.note(PAGE_FAULT, dispatcher.name() + " cannot " + access.name().toLowerCase(Locale.ROOT) + " 0x"
                        + Long.toHexString(address) + ": " + fault.reason().sentence());
            }
            throw fault;
        }
    }

    /** A wait for the same lines, by their packed canonical addresses. Lines that cannot be read never end a wait. */
    Wait translate(Wait wait) {
        if (!hasMmu || wait.lines().length == 0) {
            return wait;
        }
        long[] lines = new long[wait.lines().length];
        int count = 0;
        for (long line : wait.lines()) {
            try {
                lines[count] = translate(line, Access.READ);
                count++;
            } catch (PageFault fault) {
                // It is left out.
            }
        }
        return new Wait(count == lines.length ? lines : Arrays.copyOf(lines, count), wait.deadline());
    }
}
