package org.barreleye.domain.memory;

import java.util.Optional;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;

/**
 * Anonymous memory: its frames are allocated when it is mapped for the first time, and freed with its last region. The
 * program does not see them. So it can give all of them back with {@link AddressSpace#discard} while the region stays:
 * the next access, wherever it is, gets others, which are zero.
 */
public final class AnonymousObject implements AllocatingObject {
    private final long bytes;
    private final long node;
    private final ObjectRegions regions = new ObjectRegions();
    // Absent until it is mapped, and after its frames were given back.
    private Optional<FrameBlock> block = Optional.empty();
    private Optional<AddressSpace> owner = Optional.empty();

    /** Anonymous memory on any NUMA node. */
    public AnonymousObject(long bytes) {
        this(bytes, RamSource.ANY_NODE);
    }

    /**
     * Anonymous memory of some size.
     *
     * @param bytes a multiple of the size of a page
     * @param node the NUMA node, or {@link RamSource#ANY_NODE}
     */
    public AnonymousObject(long bytes, long node) {
        this.bytes = bytes;
        this.node = node;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public String kind() {
        return "anonymous memory";
    }

    private boolean isValidSize() {
        return bytes > 0 && (bytes & PageTables.PAGE_BYTES - 1) == 0;
    }

    @Override
    public Optional<BlockRequest> neededBlock(AddressSpace space) {
        boolean isNeeded = block.isEmpty() && isValidSize();
        return isNeeded ? Optional.of(new BlockRequest(bytes, space.alignmentFor(bytes), node))
                : Optional.empty();
    }

    @Override
    public Outcome<Outcome.Unit> attach(AddressSpace space) {
        if (!isValidSize()) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        return allocate(space).map(done -> {
            regions.attach();
            owner = Optional.of(space);
            return done;
        });
    }

    private Outcome<Outcome.Unit> allocate(AddressSpace space) {
        if (block.isPresent()) {
            return Outcome.unit();
        }
        Outcome<FrameBlock> allocated = space.supply().allocate(bytes, space.alignmentFor(bytes), node);
        return allocated.map(found -> {
            if (block.isPresent()) {
                // Another thread has allocated it while this one waited.
                space.supply().free(found);
            } else {
                block = Optional.of(found);
            }
            return Outcome.Unit.UNIT;
        });
    }

    @Override
    public long physicalAddress() {
        return block.map(FrameBlock::base).orElse(FramePart.UNKNOWN);
    }

    @Override
    public Outcome<Outcome.Unit> fill(Region region) {
        regions.add(region);
        return region.map(block.orElseThrow());
    }

    @Override
    public void detach(AddressSpace space, Region region) {
        if (regions.detach(region)) {
            free(space);
        }
    }

    private void free(AddressSpace space) {
        Optional<FrameBlock> freed = block;
        block = Optional.empty();
        freed.ifPresent(space.supply()::free);
    }

    @Override
    public FaultOutcome onFault(Region region, long offset, MemoryFault fault) {
        return region.isMapped(offset) ? FaultOutcome.UNHANDLED : FaultOutcome.MUST_WAIT;
    }

    @Override
    public FaultOutcome onFaultWaiting(Region region, long offset, MemoryFault fault) {
        Outcome<Outcome.Unit> allocated = allocate(owner.orElseThrow());
        owner.orElseThrow().awaitReserves();
        if (regions.all().isEmpty()) {
            // The region has ended meanwhile.
            free(owner.orElseThrow());
        }
        Outcome<Outcome.Unit> mapped = !allocated.succeeded() ? allocated
                : !region.isLive() || block.isEmpty() || region.isMapped(offset) ? Outcome.unit()
                : region.map(block.get());
        if (!mapped.succeeded()) {
            fault.explain("no frames could be mapped again for anonymous memory that was discarded: "
                    + mapped.error().sentence());
        }
        return mapped.succeeded() ? FaultOutcome.RESOLVED : FaultOutcome.UNHANDLED;
    }

    /**
     * Gives all frames back.
     *
     * @return refused with {@link KernelError#BAD_ARGUMENT} if that is not the whole
     */
    @Override
    public Outcome<Outcome.Unit> discard(long offset, long length) {
        if (offset != 0 || length != bytes) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        if (!owner.orElseThrow().deliverFaults()) {
            return Outcome.refused(KernelError.NO_MMU);
        }
        regions.all().forEach(Region::unmapAll);
        free(owner.orElseThrow());
        return Outcome.unit();
    }
}
