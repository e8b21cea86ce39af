package org.barreleye.domain.memory;

import java.util.Optional;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.memory.Feature;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;

/**
 * A private copy of a frame, or of a part of one, which is made page by page: a page is that of the frame, to be read,
 * until the first write to it; then it gets a frame of its own with the same contents. Where page faults are not
 * handled, all of it is copied when it is mapped.
 *
 * <p>The frame must not change meanwhile: of a page that was not written to, the program would see the change.
 */
public final class CopyOnWriteObject implements AllocatingObject {
    private final FrameRange original;
    private final OwnedPages copies;
    private long bytes;
    private Optional<FrameBlock> block = Optional.empty();
    private Optional<AddressSpace> owner = Optional.empty();

    /** A copy of a whole frame, whose pages are on any NUMA node. */
    public CopyOnWriteObject(FrameReference original) {
        this(original, RamSource.ANY_NODE);
    }

    /** A copy of a whole frame, whose pages are on a NUMA node. */
    public CopyOnWriteObject(FrameReference original, long node) {
        this(FrameRange.whole(original), node);
    }

    /**
     * A copy of part of a frame, whose pages are on any NUMA node.
     *
     * @param offset of the first byte, a multiple of the size of a page
     * @param bytes a multiple of the size of a page
     */
    public CopyOnWriteObject(FrameReference original, long offset, long bytes) {
        this(original, offset, bytes, RamSource.ANY_NODE);
    }

    /**
     * A copy of part of a frame, whose pages are on a NUMA node.
     *
     * @param offset of the first byte, a multiple of the size of a page
     * @param bytes a multiple of the size of a page
     */
    public CopyOnWriteObject(FrameReference original, long offset, long bytes, long node) {
        this(new FrameRange(original, offset, bytes), node);
    }

    private CopyOnWriteObject(FrameRange original, long node) {
        this.original = original;
        copies = new OwnedPages(node);
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public String kind() {
        return "a copy on write";
    }

    @Override
    public Optional<BlockRequest> neededBlock(AddressSpace space) {
        boolean isNeeded = block.isEmpty() && !space.supports(Feature.PAGE_FAULTS)
                && measure(space).succeeded();
        return isNeeded ? Optional.of(new BlockRequest(bytes, PageTables.PAGE_BYTES, copies.node()))
                : Optional.empty();
    }

    private Outcome<Outcome.Unit> measure(AddressSpace space) {
        return original.frame().measure(space.syscalls()).flatMap(found -> select(found.bytes()));
    }

    @Override
    public Outcome<Outcome.Unit> attach(AddressSpace space) {
        owner = Optional.of(space);
        return measure(space).flatMap(measured -> {
            Outcome<Outcome.Unit> prepared = space.deliverFaults() ? space.supply().prepare(copies.node())
                    : copyAll(space);
            return prepared.map(done -> {
                copies.regions().attach();
                return done;
            });
        });
    }

    private Outcome<Outcome.Unit> select(long frameBytes) {
        boolean hasWholePages = original.bytes() == FrameRange.TO_THE_END
                || (original.bytes() & PageTables.PAGE_BYTES - 1) == 0;
        return !hasWholePages ? Outcome.refused(KernelError.BAD_ARGUMENT)
                : original.bytesOf(frameBytes & -PageTables.PAGE_BYTES).map(size -> {
                    bytes = size;
                    return Outcome.Unit.UNIT;
                });
    }

    private Outcome<Outcome.Unit> copyAll(AddressSpace space) {
        if (block.isPresent()) {
            return Outcome.unit();
        }
        return space.supply().allocate(bytes, PageTables.PAGE_BYTES, copies.node()).flatMap(allocated -> {
            Outcome<Outcome.Unit> copied = space.scratch().copy(original, allocated);
            // Another thread may have made a copy while this one waited.
            if (copied.succeeded() && block.isEmpty()) {
                block = Optional.of(allocated);
            } else {
                space.supply().free(allocated);
            }
            return copied;
        });
    }

    @Override
    public Outcome<Outcome.Unit> fill(Region region) {
        copies.regions().add(region);
        return block.map(region::map).orElse(Outcome.unit());
    }

    @Override
    public void detach(AddressSpace space, Region region) {
        if (copies.detach(space, region)) {
            Optional<FrameBlock> freed = block;
            block = Optional.empty();
            freed.ifPresent(space.supply()::free);
        }
    }

    @Override
    public FaultOutcome onFault(Region region, long offset, MemoryFault fault) {
        AddressSpace space = owner.orElseThrow();
        if (block.isPresent() || region.isMapped(offset) && (!fault.isWrite() || copies.contains(offset))) {
            return FaultOutcome.UNHANDLED;
        }
        if (!space.supply().hasSlots()) {
            return FaultOutcome.MUST_WAIT;
        }
        Outcome<Outcome.Unit> mapped = fault.isWrite() || copies.contains(offset) ? mapCopy(space, region, offset)
                : region.map(offset, partAt(offset), AddressSpace.READ);
        return mapped.succeeded() ? FaultOutcome.RESOLVED
                : isFinal(mapped.error()) ? FaultOutcome.UNHANDLED : FaultOutcome.MUST_WAIT;
    }

    private FramePart partAt(long offset) {
        return FramePart.of(original.frame().address(), original.offset() + offset, PageTables.PAGE_BYTES);
    }

    // The original was deleted or revoked.
    private static boolean isFinal(KernelError error) {
        return error == KernelError.CAPABILITY_NOT_FOUND || error == KernelError.REVOKED
                || error == KernelError.MISSING_RIGHTS || error == KernelError.WRONG_TYPE;
    }

    private Outcome<Outcome.Unit> mapCopy(AddressSpace space, Region region, long offset) {
        if (copies.contains(offset)) {
            return copies.map(space, region, offset);
        }
        return copies.pageAt(space, offset).flatMap(page -> {
            Outcome<Outcome.Unit> copied = region.isMapped(offset)
                    ? region.copyTo(space.tables().orElseThrow(), offset,
                            FramePart.of(page.address(), 0, PageTables.PAGE_BYTES))
                    : space.scratch().copyPage(partAt(offset), page.address(), 0);
            if (copied.succeeded()) {
                // The other regions that show the page of the original get the copy at their next access.
                copies.regions().unmapElsewhere(region, offset);
                return region.isMapped(offset) ? copied : copies.map(space, region, offset);
            }
            copies.discard(space, offset, PageTables.PAGE_BYTES);
            return copied;
        });
    }

    @Override
    public FaultOutcome onFaultWaiting(Region region, long offset, MemoryFault fault) {
        return owner.orElseThrow().refill(copies.node(), fault);
    }

    /** Gives copies back: their pages are those of the original again. */
    @Override
    public Outcome<Outcome.Unit> discard(long offset, long length) {
        if (block.isPresent()) {
            return Outcome.refused(KernelError.NO_MMU);
        }
        copies.discard(owner.orElseThrow(), offset, length);
        return Outcome.unit();
    }
}
