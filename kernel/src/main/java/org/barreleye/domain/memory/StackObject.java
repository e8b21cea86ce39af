package org.barreleye.domain.memory;

import java.util.Optional;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.Outcome;

/** The memory of a {@link StackRegion}: lazy memory whose pages are contiguous, from the highest address down. */
final class StackObject implements AllocatingObject {
    private final LazyObject pages;

    StackObject(long bytes, long node) {
        pages = new LazyObject(bytes, node);
    }

    @Override
    public long bytes() {
        return pages.bytes();
    }

    @Override
    public String kind() {
        return "a stack";
    }

    @Override
    public Optional<BlockRequest> neededBlock(AddressSpace space) {
        return pages.neededBlock(space);
    }

    @Override
    public Outcome<Outcome.Unit> attach(AddressSpace space) {
        return pages.attach(space);
    }

    @Override
    public Outcome<Outcome.Unit> fill(Region region) {
        return pages.fill(region);
    }

    @Override
    public void detach(AddressSpace space, Region region) {
        pages.detach(space, region);
    }

    /** Maps the page of the access, and before it those between it and the pages that exist. */
    @Override
    public FaultOutcome onFault(Region region, long offset, MemoryFault fault) {
        FaultOutcome outcome = FaultOutcome.UNHANDLED;
        long next = pages.lowestPage().orElse(bytes());
        do {
            next -= PageTables.PAGE_BYTES;
            outcome = next < offset ? FaultOutcome.UNHANDLED : pages.onFault(region, next, fault);
        } while (outcome == FaultOutcome.RESOLVED && next > offset);
        return outcome;
    }

    @Override
    public FaultOutcome onFaultWaiting(Region region, long offset, MemoryFault fault) {
        return pages.onFaultWaiting(region, offset, fault);
    }

    @Override
    public Outcome<Outcome.Unit> discard(long offset, long length) {
        // Only from the lowest page on, or a gap would be left.
        return pages.discard(0, offset + length);
    }
}
