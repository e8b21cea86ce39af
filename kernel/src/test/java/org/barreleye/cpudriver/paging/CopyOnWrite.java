package org.barreleye.cpudriver.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.paging.MappingModel.Translation;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.machine.translation.Access;

/**
 * Fork of mapped pages: two domains map the same frames, to be read only, until a write gives one of them a frame of
 * its own with the same contents. The invocations are those of the library's copies on write.
 */
final class CopyOnWrite {
    private static final int PAGE = PagingMachine.PAGE_BYTES;
    /** An entry that no operation uses but this: through it the new frame is filled. */
    private static final int SCRATCH = 9;

    private final PagingMachine machine;
    private final MappingModel model;

    CopyOnWrite(PagingMachine machine) {
        this.machine = machine;
        model = machine.model();
    }

    /** Returns whether a range is shared by a fork, so that nothing may write to it. */
    boolean isShared(long begin, long bytes) {
        return model.ofMemory(begin, bytes).stream().anyMatch(Mapping::copyOnWrite);
    }

    /**
     * Forks pages of one domain into another one of the same core, unless a further mapping may write to them.
     *
     * @param parent of pages of the smallest size
     */
    void fork(PagingDomain domain, Mapping parent, PagingDomain child, CapabilitySlot childTable) {
        long bytes = (long) parent.entries() * PAGE;
        boolean isWritable = model.ofMemory(parent.base(), bytes).stream()
                .anyMatch(other -> other.slot() != parent.slot() && other.isWritable());
        Optional<CapabilitySlot> source = child.emptySlot();
        PageTableCapability table = (PageTableCapability) childTable.capability();
        if (isWritable || source.isEmpty() || !model.isFree(table.base(), parent.entry(), parent.entries())) {
            return;
        }
        machine.events().count(PagingEvent.FORK);
        child.control().insert(source.get(), parent.source().capability());
        machine.protect(domain.core(), parent, ObjectRights.READ, true);
        for (int i = 0; i < parent.entries(); i++) {
            mapShared(child, source.get(), table, parent.entry() + i, parent.base() + (long) i * PAGE);
        }
    }

    private void mapShared(PagingDomain domain, CapabilitySlot source, PageTableCapability table, int entry,
            long base) {
        domain.emptySlot().ifPresent(slot -> machine.map(domain.core(),
                new Mapping(slot, source, table, entry, 1, base, ObjectRights.READ, true)));
    }

    /**
     * After a fault of a write: gives the domain a frame of its own for the page.
     *
     * @param page the translation of an access that reads
     * @return whether it has one; otherwise the page is not shared by a fork, or the domain cannot change the table
     */
    boolean resolve(PagingDomain domain, long virtual, Translation page) {
        Mapping shared = page.mapping();
        boolean isOwn = domain.tables(shared.level()).stream()
                .anyMatch(table -> table.capability().rangeStart() == shared.table().base());
        if (!shared.copyOnWrite() || !isOwn) {
            return false;
        }
        Optional<CapabilitySlot> frame = machine.allocation().make(domain.core(), ObjectType.FRAME, PAGE, PAGE,
                domain.emptySlot());
        Optional<CapabilitySlot> scratch = frame.isEmpty() ? frame : domain.emptySlot();
        if (scratch.isEmpty()) {
            return false;
        }
        machine.events().count(PagingEvent.COPY_AT_WRITE);
        int faulting = machine.format().index(shared.level(), virtual);
        copyContents(domain, virtual & -PAGE, page.address() & -PAGE, shared.table(), frame.get(), scratch.get());
        machine.monitors().delete(domain.core(), shared.slot());
        for (int i = 0; i < shared.entries(); i++) {
            int entry = shared.entry() + i;
            if (entry == faulting) {
                CapabilitySlot slot = domain.emptySlot().orElseThrow();
                machine.map(domain.core(), new Mapping(slot, frame.get(), shared.table(), entry, 1,
                        frame.get().capability().rangeStart(), ObjectRights.READ | ObjectRights.WRITE, false));
            }
        }
        for (int i = 0; i < shared.entries(); i++) {
            if (shared.entry() + i != faulting) {
                mapShared(domain, shared.source(), shared.table(), shared.entry() + i, shared.base() + (long) i * PAGE);
            }
        }
        return true;
    }

    private void copyContents(PagingDomain domain, long virtual, long original, PageTableCapability table,
            CapabilitySlot frame, CapabilitySlot scratch) {
        long copy = frame.capability().rangeStart();
        machine.contents().copy(original, copy, PAGE);
        machine.map(domain.core(), new Mapping(scratch, frame, table, SCRATCH, 1, copy,
                ObjectRights.READ | ObjectRights.WRITE, false));
        long indexBits = (1L << machine.format().indexBits(1)) - 1 << machine.format().shift(1);
        long window = virtual & ~indexBits | (long) SCRATCH << machine.format().shift(1);
        if (machine.canary() != Canary.COPY_WITHOUT_CONTENTS) {
            List<Long> written = new ArrayList<>(new TreeMap<>(machine.memory().subMap(original, original + PAGE))
                    .keySet());
            for (long address : written) {
                long from = domain.core().translate(virtual + address - original, Access.READ).orElseThrow();
                long to = domain.core().translate(window + address - original, Access.WRITE).orElseThrow();
                machine.memory().put(to, machine.memory().get(from));
            }
        }
        machine.monitors().delete(domain.core(), scratch);
    }
}
