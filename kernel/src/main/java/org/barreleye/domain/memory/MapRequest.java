package org.barreleye.domain.memory;

import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;

/**
 * A request to map an object in a program that may not wait: the block that the object allocates is requested first.
 * If the reserve for page tables does not suffice, the request begins again each time that it has grown.
 */
final class MapRequest implements Consumer<Outcome<FrameBlock>>, TableMemory.Growth {
    private final AddressSpace space;
    private final MemoryObject object;
    private final Placement placement;
    private final Consumer<Outcome<Region>> continuation;
    private long tableBytes = -1;

    MapRequest(AddressSpace space, MemoryObject object, Placement placement, Consumer<Outcome<Region>> continuation) {
        this.space = space;
        this.object = object;
        this.placement = placement;
        this.continuation = continuation;
    }

    void begin() {
        Optional<BlockRequest> needed = placement.isValid() && object instanceof AllocatingObject allocating
                ? allocating.neededBlock(space) : Optional.empty();
        if (needed.isEmpty() || space.supply().mayWait()) {
            finish(space.map(object, placement));
        } else {
            space.supply().request(needed.get(), this);
        }
    }

    @Override
    public void accept(Outcome<FrameBlock> block) {
        if (block.succeeded()) {
            finish(space.supply().with(block.value(), () -> space.map(object, placement)));
        } else {
            continuation.accept(Outcome.refused(block.error()));
        }
    }

    private void finish(Outcome<Region> mapped) {
        long before = tableBytes;
        tableBytes = space.tables().map(PageTables::memoryBytes).orElse(0L);
        boolean waits = mapped.error() == KernelError.OUT_OF_MEMORY && tableBytes > before
                && space.tables().isPresent() && space.tables().get().notifyOfMemory(this);
        if (!waits) {
            continuation.accept(mapped);
        }
    }

    @Override
    public void onGrown() {
        begin();
    }
}
