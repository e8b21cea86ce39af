package org.barreleye.machine.translation;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.MmuKind;

/**
 * The memory management unit of one core: a register with the root of the page tables, a register with the number of
 * the address space, and the TLB. Off until software switches it on. While it is off, and on a core without one,
 * addresses are those of the core's address map, with every privilege.
 *
 * <p>The TLB is not coherent with the tables: a page that is unmapped is translated as before until it is invalidated,
 * here and on every other core with an entry for it. Only present pages get entries, so a new page needs no
 * invalidation.
 *
 * <p>A hit in the TLB costs nothing. A miss costs the loads of the table walk, one for each level, and a store where an
 * accessed or dirty bit changes; so does the first write to a page that was only read before.
 */
public final class Mmu implements Copyable {
    /** Address spaces have numbers of 16 bits. */
    public static final int ADDRESS_SPACES = 1 << 16;

    private final CoreDescription core;
    private final PageTableMemory memory;
    // Both are null on a core without MMU.
    private final TableWalk walk;
    @Shared // without state
    private final PageTableFormat format;
    private final Tlb tlb;
    private boolean enabled;
    private long root;
    private int space;
    private long hits;
    private long walks;
    private long faults;

    /** The unit of a core. */
    public Mmu(CoreDescription core, PageTableMemory memory) {
        this.core = core;
        this.memory = memory;
        boolean exists = core.mmu() != MmuKind.NONE;
        format = exists ? PageTableFormat.of(core.mmu()) : null;
        walk = exists ? new TableWalk(format, memory) : null;
        tlb = new Tlb(core.tlb().entries());
    }

    /**
     * Sets the page tables of further translations. The TLB keeps all its entries: those of other address spaces are
     * used when that space is set again. Costs a switch of the address space on this core.
     *
     * @param tables the local address of the first table
     * @param addressSpace the number of the address space that they describe, 0 to 65,535
     * @throws IllegalStateException if this core has no MMU
     */
    public void setPageTable(long tables, int addressSpace) {
        requireMmu();
        if (addressSpace < 0 || addressSpace >= ADDRESS_SPACES) {
            throw new IllegalArgumentException("an address space has a number from 0 to 65535, not " + addressSpace);
        }
        memory.spend(core.costs().spaceSwitch());
        root = tables;
        space = addressSpace;
        enabled = true;
    }

    /** Disables translation. The TLB keeps its entries. */
    public void disable() {
        memory.spend(core.costs().spaceSwitch());
        enabled = false;
    }

    /** Returns whether addresses are translated. */
    public boolean isEnabled() {
        return enabled;
    }

    /** The counts so far: accesses with an entry in the TLB, table walks, and page faults. */
    public MmuCounts counts() {
        return new MmuCounts(hits, walks, faults);
    }

    /** Returns whether the TLB has an entry for an address in an address space. An observer's question. */
    public boolean isInTlb(long virtual, int addressSpace) {
        return tlb.contains(virtual, addressSpace);
    }

    /**
     * Translates an address.
     *
     * @param virtual the virtual address
     * @return the packed canonical address
     * @throws PageFault if the page is not present, or its rights forbid the access
     * @throws org.barreleye.machine.memory.BusFault if the core's address map does not show the physical address
     */
    public long translate(long virtual, Access access, Privilege privilege) {
        if (!enabled) {
            return memory.decode(virtual);
        }
        long entry = tlb.find(virtual, space);
        if (entry == PageTableEntry.NONE) {
            entry = walk(virtual, access, privilege);
            tlb.add(virtual, space, entry);
        } else if (access == Access.WRITE && !PageTableEntry.isDirty(entry)
                && PageTableEntry.allows(entry, access, privilege)) {
            tlb.invalidatePage(virtual, space);
            entry = walk(virtual, access, privilege);
            tlb.add(virtual, space, entry);
        } else {
            hits++;
        }
        if (!PageTableEntry.allows(entry, access, privilege)) {
            throw fault(virtual, access, privilege, PageTableEntry.allows(entry, Access.READ, privilege)
                    ? PageFault.Reason.NOT_WRITABLE : PageFault.Reason.NOT_READABLE, levelOf(entry));
        }
        return memory.decode(PageTableEntry.address(entry, virtual));
    }

    private long walk(long virtual, Access access, Privilege privilege) {
        if (!format.covers(virtual)) {
            throw fault(virtual, access, privilege, PageFault.Reason.NOT_AN_ADDRESS, 0);
        }
        walks++;
        long entry;
        try {
            entry = walk.walk(root, virtual, access, privilege);
        } catch (TableWalk.NoTable noMemory) {
            throw fault(virtual, access, privilege, PageFault.Reason.NO_TABLE, noMemory.level());
        }
        if (entry < 0) {
            throw fault(virtual, access, privilege, PageFault.Reason.NOT_PRESENT, (int) -entry);
        }
        return entry;
    }

    /** The fault of an access of software that has no page tables. */
    public PageFault faultWithoutTables(long virtual, Access access, Privilege privilege) {
        return fault(virtual, access, privilege, PageFault.Reason.NO_TABLES, 0);
    }

    /** The level of the table in which the entry of a page is. */
    private int levelOf(long entry) {
        int level = 1;
        while (format.shift(level) < PageTableEntry.shift(entry)) {
            level++;
        }
        return level;
    }

    private PageFault fault(long virtual, Access access, Privilege privilege, PageFault.Reason reason, int level) {
        faults++;
        return new PageFault(virtual, access, privilege, reason, level);
    }

    /** Invalidates the TLB entry of a page in an address space. */
    public void invalidatePage(long virtual, int addressSpace) {
        requireMmu();
        memory.spend(core.tlb().invalidation());
        tlb.invalidatePage(virtual, addressSpace);
    }

    /** Invalidates the TLB entries of an address space. */
    public void invalidateSpace(int addressSpace) {
        requireMmu();
        memory.spend(core.tlb().invalidation());
        tlb.invalidateSpace(addressSpace);
    }

    /** Invalidates all TLB entries. */
    public void flush() {
        requireMmu();
        memory.spend(core.tlb().flush());
        tlb.flush();
    }

    private void requireMmu() {
        if (format == null) {
            throw new IllegalStateException(core.id() + " has no MMU");
        }
    }
}
