package org.barreleye.monitor;

import org.barreleye.domain.capability.NodeSupply;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;

/** The memory of a core, handed out from its beginning, page by page. */
final class CoreMemory implements NodeSupply {
    static final long PAGE = 4096;

    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final RamReference ALL = new RamReference(WellKnownSlots.MEMORY);

    private final Trap trap;
    private final SlotAllocator slots;
    private long used;

    CoreMemory(Trap trap, SlotAllocator slots) {
        this.trap = trap;
        this.slots = slots;
    }

    private CoreMemory(CoreMemory source, Copier copier) {
        copier.enter(source, this);
        trap = copier.ofForeign(source.trap);
        slots = copier.of(source.slots);
        used = source.used;
    }

    @Override
    public CoreMemory copy(Copier copier) {
        return new CoreMemory(this, copier);
    }

    /**
     * Makes an object out of memory that nobody has used yet.
     *
     * @return the slot of its first capability
     */
    Outcome<CapabilityAddress> make(Retype.FromRam type, long bytes) {
        CapabilityAddress slot = slots.take();
        Outcome<Outcome.Done> outcome = ROOT.retype(trap, ALL, used, type, bytes, 1, slot);
        if (!outcome.succeeded()) {
            slots.free(slot);
            return Outcome.refused(outcome.error());
        }
        used += (bytes + PAGE - 1) / PAGE * PAGE;
        return Outcome.of(slot);
    }

    @Override
    public boolean request() {
        Outcome<Outcome.Done> grown = make(Retype.RAM, ObjectType.L2CNODE.fixedSize())
                .then(slot -> slots.grow(new RamReference(slot)));
        return grown.succeeded();
    }

    /** Makes an empty capability space with one level-2 node. */
    Outcome<CapabilityAddress> makeSpace() {
        return make(Retype.L1CNODE, ObjectType.L1CNODE.fixedSize())
                .then(root -> make(Retype.L2CNODE, ObjectType.L2CNODE.fixedSize())
                        .then(node -> new L1CNodeReference(root).install(trap, node, 0).then(done -> slots.delete(
                                CapabilityReference.at(node))))
                        .then(done -> Outcome.of(root)));
    }

    /** Makes a frame out of memory that nobody has used yet, and lets this monitor touch it. */
    Outcome<SharedFrame> makeShared(long bytes) {
        return make(Retype.FRAME, bytes).then(slot -> {
            FrameReference frame = new FrameReference(slot);
            return frame.map(trap).then(region -> Outcome.of(new SharedFrame(frame, region.base())));
        });
    }

    /**
     * A frame that this monitor can touch.
     *
     * @param reference its capability
     * @param base packed canonical address of its first byte
     */
    record SharedFrame(FrameReference reference, long base) {}
}
