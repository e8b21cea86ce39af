package org.barreleye.machine.translation;

import java.util.NoSuchElementException;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.Mmu;

/**
 * The memory management unit of one core: two registers, which say where the tables begin and whose they are, and the
 * translations that it remembers. Off until software switches it on; while it is off, and on a core without one, addresses
 * are those of the core's address map, for everybody.
 *
 * <p>What it remembers it does not look up again: a page that is taken out of the tables is translated as before until it is
 * invalidated, here and on every other core that remembers it. Only what is there is remembered; a page that is new needs no
 * invalidation.
 *
 * <p>Something remembered costs nothing. Something else costs the loads of the walk, one for each level.
 */
public final class TranslationUnit implements Copyable {
    /** Address spaces have numbers of 16 bits. */
    public static final int SPACES = 1 << 16;

    private final CoreDescription core;
    private final TableBus bus;
    // Null on a core without MMU.
    private final TableFormat format;
    private final RememberedPages remembered;
    private boolean on;
    private long root;
    private int space;
    private long walks;

    /** The unit of a core. */
    public TranslationUnit(CoreDescription core, TableBus bus) {
        this.core = core;
        this.bus = bus;
        format = format(core.mmu());
        remembered = new RememberedPages(core.tlb().entries());
    }

    private TranslationUnit(TranslationUnit source, Copier copier) {
        copier.enter(source, this);
        core = source.core;
        bus = copier.of(source.bus);
        format = source.format;
        remembered = copier.of(source.remembered);
        on = source.on;
        root = source.root;
        space = source.space;
        walks = source.walks;
    }

    @Override
    public TranslationUnit copy(Copier copier) {
        return new TranslationUnit(this, copier);
    }

    private static TableFormat format(Mmu mmu) {
        return switch (mmu) {
            case FOUR_LEVEL_64 -> new FourLevels();
            case TWO_LEVEL_32 -> new TwoLevels();
            case NONE -> null;
        };
    }

    /**
     * Translates by some tables from now on. Nothing remembered is lost: what belongs to other address spaces is not found
     * until they are used again. Costs what having another address space costs on this core.
     *
     * @param tables where the first table lies, as the core sees memory
     * @param owner the number of the address space that they describe, 0 to 65,535
     * @throws IllegalStateException if this core has no MMU
     */
    public void use(long tables, int owner) {
        require();
        if (owner < 0 || owner >= SPACES) {
            throw new IllegalArgumentException("an address space has a number from 0 to 65535, not " + owner);
        }
        bus.spend(core.costs().spaceSwitch());
        root = tables;
        space = owner;
        on = true;
    }

    /** Does not translate from now on. What is remembered stays. */
    public void switchOff() {
        bus.spend(core.costs().spaceSwitch());
        on = false;
    }

    /** Whether addresses are translated. */
    public boolean isOn() {
        return on;
    }

    /** How many walks through tables there have been. */
    public long walks() {
        return walks;
    }

    /**
     * Translates an address.
     *
     * @param virtual as software has it
     * @return the packed canonical address of the cell
     * @throws PageFault if the tables do not say where that is, or forbid it
     * @throws org.barreleye.machine.memory.BusFault if they say so, but this core does not see it
     */
    public long translate(long virtual, Access access, Privilege privilege) {
        if (!on) {
            return bus.decode(virtual);
        }
        long leaf = remembered.find(virtual, space);
        if (leaf == TableFormat.NOTHING) {
            leaf = walk(virtual, access, privilege);
            remembered.add(virtual, space, leaf);
        }
        if (!Leaf.allows(leaf, access, privilege)) {
            throw new PageFault(virtual, access, privilege, Leaf.allows(leaf, Access.READ, privilege)
                    ? PageFault.Reason.NOT_WRITABLE : PageFault.Reason.NOT_READABLE);
        }
        return bus.decode(Leaf.address(leaf, virtual));
    }

    private long walk(long virtual, Access access, Privilege privilege) {
        if (!format.covers(virtual)) {
            throw new PageFault(virtual, access, privilege, PageFault.Reason.NOT_AN_ADDRESS);
        }
        walks++;
        long leaf;
        try {
            leaf = format.walk(bus, root, virtual);
        } catch (NoSuchElementException noMemory) {
            throw new PageFault(virtual, access, privilege, PageFault.Reason.NO_TABLE);
        }
        if (leaf == TableFormat.NOTHING) {
            throw new PageFault(virtual, access, privilege, PageFault.Reason.NOT_PRESENT);
        }
        return leaf;
    }

    /** Forgets the page of an address in an address space. */
    public void invalidatePage(long virtual, int owner) {
        require();
        bus.spend(core.tlb().invalidation());
        remembered.forgetPage(virtual, owner);
    }

    /** Forgets all pages of an address space. */
    public void invalidateSpace(int owner) {
        require();
        bus.spend(core.tlb().invalidation());
        remembered.forgetSpace(owner);
    }

    /** Forgets everything. */
    public void flush() {
        require();
        bus.spend(core.tlb().flush());
        remembered.forgetAll();
    }

    private void require() {
        if (format == null) {
            throw new IllegalStateException(core.id() + " has no MMU");
        }
    }
}
