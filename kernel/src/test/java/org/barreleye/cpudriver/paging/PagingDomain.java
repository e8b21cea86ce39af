package org.barreleye.cpudriver.paging;

import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.CNode;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.DispatcherCapability;
import org.barreleye.generated.kernel.L1CNodeCapability;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.kpi.outcome.KernelError;

/** A domain on one core: its capability space, its dispatcher and the root of its page tables. */
final class PagingDomain {
    private static final int SLOTS = 72;

    private final PagingCore core;
    private final CapabilitySlot self;
    private final CNode root;
    private final CapabilitySlot dispatcherSlot;
    private final DispatcherControlBlock dispatcher;
    private final List<CapabilitySlot> slots;
    // Its slot may hold another capability later.
    private Optional<PageTableCapability> pageTables = Optional.empty();

    /**
     * A domain without page tables.
     *
     * @param self the slot of the only capability to the root of its capability space
     * @param node the node in which all of its capabilities are
     * @param dispatcherSlot a slot in the node
     */
    PagingDomain(PagingCore core, CapabilitySlot self, CNode node, CapabilitySlot dispatcherSlot) {
        this.core = core;
        this.self = self;
        this.dispatcherSlot = dispatcherSlot;
        root = core.control().objects().cnode((L1CNodeCapability) self.capability());
        slots = node.slots(0, SLOTS);
        dispatcher = core.control().objects().dispatcher((DispatcherCapability) dispatcherSlot.capability());
    }

    PagingCore core() {
        return core;
    }

    KernelControlBlock control() {
        return core.control();
    }

    /** The slot of the capability to its capability space, outside of it. */
    CapabilitySlot self() {
        return self;
    }

    DispatcherControlBlock dispatcher() {
        return dispatcher;
    }

    /** Returns whether nothing of it was revoked: the capability space or the dispatcher. */
    boolean isAlive() {
        return !self.isEmpty() && !root.isDestroyed() && !root.isEmpty(0) && !dispatcherSlot.isEmpty();
    }

    /** Makes the table in a slot the root of the page tables. Returns whether another one had its identifier before. */
    boolean setPageTables(CapabilitySlot slot) {
        PageTableCapability table = (PageTableCapability) slot.capability();
        pageTables = Optional.of(table);
        KernelError error = control().pageMappings()
                .setPageTables(dispatcher, control().objects().pageTable(table));
        if (error != KernelError.NONE) {
            throw new AssertionError("the page tables of a new domain are refused: " + error);
        }
        return core.onPageTablesSet(this);
    }

    boolean hasPageTables() {
        return isAlive() && pageTables.filter(table -> slotsOf(PageTableCapability.class).stream()
                .anyMatch(slot -> slot.capability().equals(table))).isPresent();
    }

    /** The address of the root of the page tables. */
    long pageTables() {
        return pageTables.orElseThrow().base();
    }

    /** The occupied slots with capabilities of one kind. */
    List<CapabilitySlot> slotsOf(Class<? extends Capability> type) {
        return slots.stream().filter(slot -> !slot.isEmpty() && type.isInstance(slot.capability())).toList();
    }

    /** The slots of page tables of a level whose entries this core decides about. */
    List<CapabilitySlot> tables(int level) {
        return slotsOf(PageTableCapability.class).stream()
                .filter(slot -> slot.capability().type().pageTableLevel() == level
                        && control().directory().homeOf(slot.capability()).isEmpty()).toList();
    }

    Optional<CapabilitySlot> emptySlot() {
        return slots.stream().filter(CapabilitySlot::isEmpty).findFirst();
    }

    @Override
    public String toString() {
        return "the domain at 0x" + (self.isEmpty() ? "?" : Long.toHexString(self.capability().rangeStart()))
                + " of core " + core.number();
    }
}
