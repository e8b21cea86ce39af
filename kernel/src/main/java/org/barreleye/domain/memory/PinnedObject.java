package org.barreleye.domain.memory;

import java.util.Optional;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;

/**
 * Pinned memory: one frame, allocated when it is mapped for the first time, and freed with its last region. Until then
 * each page keeps its physical address, and all are adjacent. So it suits devices, which use physical addresses, and
 * sharing by its {@link #frame}; neither {@link AddressSpace#discard} nor anything else takes a page away.
 */
public final class PinnedObject implements AllocatingObject {
    /** The largest size in bytes: a frame that one system call can clear. */
    public static final long BYTES_MAX = FrameBlock.FRAME_BYTES_MAX;

    private final long bytes;
    private final long node;
    private final ObjectRegions regions = new ObjectRegions();
    private Optional<FrameBlock> block = Optional.empty();

    /**
     * Pinned memory of some size.
     *
     * @param bytes a multiple of the size of a page, at most {@link #BYTES_MAX}
     * @param node the NUMA node, or {@link RamSource#ANY_NODE}
     */
    public PinnedObject(long bytes, long node) {
        this.bytes = bytes;
        this.node = node;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public String kind() {
        return "pinned memory";
    }

    /** Its frame, while it is mapped. */
    public Optional<FrameReference> frame() {
        return block.map(found -> found.frames().get(0));
    }

    private boolean isValidSize() {
        return bytes > 0 && (bytes & PageTables.PAGE_BYTES - 1) == 0 && bytes <= BYTES_MAX;
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
        if (block.isEmpty()) {
            Outcome<FrameBlock> allocated = space.supply().allocate(bytes, space.alignmentFor(bytes), node);
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
        regions.attach();
        return Outcome.unit();
    }

    @Override
    public long physicalAddress() {
        return block.map(FrameBlock::base).orElse(FramePart.UNKNOWN);
    }

    @Override
    public Outcome<Outcome.Unit> fill(Region region) {
        return region.map(block.orElseThrow());
    }

    @Override
    public void detach(AddressSpace space, Region region) {
        if (regions.detach(region)) {
            block.ifPresent(space.supply()::free);
            block = Optional.empty();
        }
    }
}
