package org.barreleye.domain.memory;

import java.util.Optional;
import org.barreleye.kpi.memory.Feature;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;

/**
 * Lazy memory: a page gets a frame of zeros at the first access to it (demand zero). Where page faults are not handled,
 * all of it is one block that is allocated when it is mapped.
 */
public final class LazyObject implements AllocatingObject {
    private final long bytes;
    private final OwnedPages pages;
    private Optional<FrameBlock> block = Optional.empty();
    private Optional<AddressSpace> owner = Optional.empty();

    /** Lazy memory on any NUMA node. */
    public LazyObject(long bytes) {
        this(bytes, RamSource.ANY_NODE);
    }

    /**
     * Lazy memory of some size.
     *
     * @param bytes a multiple of the size of a page
     * @param node the NUMA node, or {@link RamSource#ANY_NODE}
     */
    public LazyObject(long bytes, long node) {
        this.bytes = bytes;
        pages = new OwnedPages(node);
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public String kind() {
        return "lazy memory";
    }

    private boolean isValidSize() {
        return bytes > 0 && (bytes & PageTables.PAGE_BYTES - 1) == 0;
    }

    @Override
    public Optional<BlockRequest> neededBlock(AddressSpace space) {
        boolean isNeeded = block.isEmpty() && isValidSize() && !space.supports(Feature.PAGE_FAULTS);
        return isNeeded ? Optional.of(new BlockRequest(bytes, space.alignmentFor(bytes), pages.node()))
                : Optional.empty();
    }

    @Override
    public Outcome<Outcome.Unit> attach(AddressSpace space) {
        if (!isValidSize()) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        owner = Optional.of(space);
        if (space.deliverFaults()) {
            // Without a first page, the first access would have to wait.
            Outcome<Outcome.Unit> filled = space.supply().prepare(pages.node());
            if (!filled.succeeded()) {
                return filled;
            }
        } else if (block.isEmpty()) {
            Outcome<FrameBlock> allocated =
                    space.supply().allocate(bytes, space.alignmentFor(bytes), pages.node());
            if (!allocated.succeeded()) {
                return Outcome.refused(allocated.error());
            }
            if (block.isPresent()) {
                // Another thread has allocated it while this one waited.
                space.supply().free(allocated.value());
            } else {
                block = Optional.of(allocated.value());
            }
        }
        pages.regions().attach();
        return Outcome.unit();
    }

    @Override
    public Outcome<Outcome.Unit> fill(Region region) {
        pages.regions().add(region);
        return block.map(region::map).orElse(Outcome.unit());
    }

    @Override
    public void detach(AddressSpace space, Region region) {
        if (pages.detach(space, region)) {
            Optional<FrameBlock> freed = block;
            block = Optional.empty();
            freed.ifPresent(space.supply()::free);
        }
    }

    /** The lowest offset at which it has a page. */
    Optional<Long> lowestPage() {
        return pages.lowest();
    }

    @Override
    public FaultOutcome onFault(Region region, long offset, MemoryFault fault) {
        AddressSpace space = owner.orElseThrow();
        if (block.isPresent() || region.isMapped(offset)) {
            return FaultOutcome.UNHANDLED;
        }
        return space.supply().hasSlots() && pages.map(space, region, offset).succeeded() ? FaultOutcome.RESOLVED
                : FaultOutcome.MUST_WAIT;
    }

    @Override
    public FaultOutcome onFaultWaiting(Region region, long offset, MemoryFault fault) {
        return owner.orElseThrow().refill(pages.node(), fault);
    }

    @Override
    public Outcome<Outcome.Unit> discard(long offset, long length) {
        if (block.isPresent()) {
            return Outcome.refused(KernelError.NO_MMU);
        }
        pages.discard(owner.orElseThrow(), offset, length);
        return Outcome.unit();
    }
}
