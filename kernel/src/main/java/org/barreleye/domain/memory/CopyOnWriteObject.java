package org.barreleye.domain.memory;

import java.util.Optional;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;

/**
 * A private copy of a frame, which is made page by page: a page is that of the frame, to be read, until the first write
 * to it; then it gets a frame of its own with the same contents. Where page faults are not handled, all of it is copied
 * when it is mapped.
 *
 * <p>The frame must not change meanwhile: of a page that was not written to, the program would see the change.
 */
public final class CopyOnWriteObject implements MemoryObject {
    private final FrameReference original;
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
    public Outcome<Outcome.Unit> attach(AddressSpace space) {
        owner = Optional.of(space);
        return original.measure(space.syscalls()).flatMap(found -> {
            bytes = found.bytes() & -PageTables.PAGE_BYTES;
            Outcome<Outcome.Unit> prepared = space.deliverFaults() ? space.supply().prepare(copies.node())
                    : copyAll(space);
            return prepared.map(done -> {
                copies.regions().attach();
                return done;
            });
        });
    }

    private Outcome<Outcome.Unit> copyAll(AddressSpace space) {
        if (block.isPresent()) {
            return Outcome.unit();
        }
        return space.supply().allocate(bytes, PageTables.PAGE_BYTES, copies.node()).flatMap(allocated -> {
            Outcome<Outcome.Unit> copied = space.scratch().copy(original, allocated);
            if (copied.succeeded()) {
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
                : region.map(offset, FramePart.of(original.address(), offset, PageTables.PAGE_BYTES),
                AddressSpace.READ);
        return mapped.succeeded() ? FaultOutcome.RESOLVED
                : isFinal(mapped.error()) ? FaultOutcome.UNHANDLED : FaultOutcome.MUST_WAIT;
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
            Outcome<Outcome.Unit> copied =
                    space.scratch().copyPage(original.address(), offset, page.address(), 0);
            if (copied.succeeded()) {
                // All regions that show the page of the original get the copy at their next access.
                copies.regions().unmap(offset);
                return copies.map(space, region, offset);
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
