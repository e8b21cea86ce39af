package org.barreleye.cpudriver.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.barreleye.cpudriver.capability.AddressRange;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.capability.InitialRights;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.RamCapability;
import org.barreleye.generated.kernel.RetypeRules;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.TransferMode;

/**
 * The memory of the first core, of which all objects are made. Other cores are lent parts of it. Each object is made of
 * the lowest memory that is free, so that it is used again soon.
 */
final class MemoryAllocation {
    static final long BEGIN = 0x1000_0000;
    static final long BYTES = 64L << 20;
    private static final long LENT_BYTES = 512L << 10;

    private final PagingMachine machine;
    private final PagingCore owner;

    MemoryAllocation(PagingMachine machine) {
        this.machine = machine;
        owner = machine.cores().get(0);
        owner.control().create(owner.slots().get(0), new RamCapability(InitialRights.OF_OBJECTS, BEGIN, BYTES));
        long lost = machine.canary() == Canary.MEMORY_LOST ? LENT_BYTES : 0;
        owner.control().addOwnedMemory(new AddressRange(BEGIN + lost, BYTES - lost));
    }

    /** Makes an object of a type that has a fixed size, if there is memory and a slot for it. */
    Optional<CapabilitySlot> make(PagingCore core, ObjectType type, Optional<CapabilitySlot> slot) {
        return make(core, type, type.fixedSize(), type.fixedSize(), slot);
    }

    /** Makes an object, as the invocation retype does, if there is memory and a slot for it. */
    Optional<CapabilitySlot> make(PagingCore core, ObjectType type, long bytes, long alignment,
            Optional<CapabilitySlot> slot) {
        for (CapabilitySlot ram : core.slots()) {
            if (slot.isPresent() && !ram.isEmpty() && ram.capability() instanceof RamCapability
                    && ram.capability().rangeSize() > bytes) {
                long offset = machine.canary() == Canary.RETYPED_IN_USE && type == ObjectType.FRAME ? 0
                        : firstFit(core, ram, bytes, alignment);
                if (offset >= 0) {
                    retype(core, ram, offset, type, bytes, slot.get());
                    return slot;
                }
            }
        }
        return Optional.empty();
    }

    private static long firstFit(PagingCore core, CapabilitySlot ram, long bytes, long alignment) {
        long end = ram.capability().rangeStart() + ram.capability().rangeSize();
        long free = ram.capability().rangeStart();
        while (true) {
            long begin = free + alignment - 1 & -alignment;
            Optional<CapabilitySlot> next = core.control().mappings().firstDescendantFrom(ram, free);
            if (begin + bytes > end) {
                return -1;
            }
            if (next.isEmpty() || next.get().capability().rangeStart() >= begin + bytes) {
                return begin - ram.capability().rangeStart();
            }
            free = next.get().capability().rangeStart() + next.get().capability().rangeSize();
        }
    }

    private void retype(PagingCore core, CapabilitySlot ram, long offset, ObjectType type, long bytes,
            CapabilitySlot slot) {
        Capability parent = ram.capability();
        assertThat(RetypeRules.check(parent, offset, type, bytes, 1)).isEqualTo(KernelError.NONE);
        assertThat(machine.canary() != Canary.RETYPED_IN_USE && core.control().isInUse(ram, offset, bytes))
                .as("a part of %s is in use at %d", parent, offset).isFalse();
        long begin = parent.rangeStart() + offset;
        machine.checks().checkReuse(begin, bytes);
        if (type.isZeroed()) {
            machine.contents().clear(begin, bytes);
            if (machine.canary() != Canary.FRAME_NOT_CLEARED || type != ObjectType.FRAME) {
                machine.memory().subMap(begin, begin + bytes).clear();
            }
        }
        core.control().create(slot, RetypeRules.make(parent, offset, type, bytes, 0));
    }

    /** Lends memory to another core. */
    void lend(PagingCore borrower) {
        Optional<CapabilitySlot> received = borrower.emptySlot();
        Optional<CapabilitySlot> lent = received.isEmpty() ? Optional.empty()
                : make(owner, ObjectType.RAM, LENT_BYTES, LENT_BYTES, owner.emptySlot());
        lent.ifPresent(slot -> {
            machine.events().count(PagingEvent.LOAN);
            Capability memory = slot.capability();
            assertThat(owner.control().directory().deliver(slot, borrower.number(), true).mode())
                    .isEqualTo(TransferMode.LEND);
            assertThat(borrower.control().directory().accept(received.get(), memory, 0, TransferMode.LEND))
                    .isEqualTo(KernelError.NONE);
        });
    }

    /** Deletes the capabilities of a core to memory. What nothing is made of is reclaimed, in pieces of any size. */
    void release(PagingCore core) {
        for (CapabilitySlot slot : core.slots()) {
            if (!slot.isEmpty() && slot.capability() instanceof RamCapability) {
                machine.monitors().delete(core, slot);
            }
        }
    }

    /** Takes the memory that the kernel has reclaimed. No other capability covers it then, and no translation. */
    void takeReclaimed() {
        Optional<CapabilitySlot> slot = owner.emptySlot();
        while (slot.isPresent() && owner.control().takeReclaimed(slot.get())) {
            machine.events().count(PagingEvent.RECLAIMED);
            Capability piece = slot.get().capability();
            machine.checks().checkReuse(piece.rangeStart(), piece.rangeSize());
            machine.checks().checkReclaimed(piece);
            slot = owner.emptySlot();
        }
    }
}
