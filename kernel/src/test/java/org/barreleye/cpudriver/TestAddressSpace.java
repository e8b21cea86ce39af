package org.barreleye.cpudriver;

import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.domain.memory.TableMemory;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;

/** Address spaces of programs of tests that use the system calls and nothing else of the library. */
public final class TestAddressSpace {
    private TestAddressSpace() {}

    /** The address space of a program in the place of a monitor. Its page tables are at the end of its memory. */
    public static AddressSpace ofInitialDomain(SystemCalls syscalls) {
        SlotAllocator slots = new SlotAllocator(syscalls);
        CapabilityAddress slot = slots.take();
        RamReference memory = new RamReference(WellKnownSlots.MEMORY);
        long bytes = memory.identify(syscalls).value().bytes();
        WellKnown.ROOT.retype(syscalls, memory, bytes - TableMemory.FIRST_BYTES & -4096, Retype.RAM,
                TableMemory.FIRST_BYTES, 1, slot).value();
        return create(syscalls, slots, new RamReference(slot));
    }

    /** The address space of a program that a monitor has spawned. */
    public static AddressSpace ofDomain(SystemCalls syscalls, SlotAllocator slots) {
        return create(syscalls, slots, new RamReference(WellKnownSlots.PAGE_TABLE_MEMORY));
    }

    private static AddressSpace create(SystemCalls syscalls, SlotAllocator slots, RamReference reserve) {
        TableMemory tables = new TableMemory(syscalls, slots);
        if (!syscalls.pageTableArchitecture().isEmpty()) {
            tables.grow(reserve).value();
        }
        return AddressSpace.create(syscalls, slots, tables);
    }
}
