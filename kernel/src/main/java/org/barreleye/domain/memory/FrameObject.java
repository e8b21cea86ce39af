package org.barreleye.domain.memory;

import org.barreleye.generated.user.FrameIdentifyResult;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;

/**
 * A frame that exists, or a part of it. It can be mapped in several regions and, by copies of its capability, in
 * several domains: all see the same bytes. Unmapping does not free it.
 */
public final class FrameObject implements MemoryObject {
    private static final long WHOLE = -1;

    private final FrameReference frame;
    private final long offset;
    private final long wanted;
    private long bytes;
    private long physical = FramePart.UNKNOWN;

    /** A whole frame. */
    public FrameObject(FrameReference frame) {
        this(frame, 0, WHOLE);
    }

    /**
     * Part of a frame.
     *
     * @param offset of its first byte, a multiple of the size of a page
     * @param bytes its size
     */
    public FrameObject(FrameReference frame, long offset, long bytes) {
        this.frame = frame;
        this.offset = offset;
        wanted = bytes;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public String kind() {
        return "a frame";
    }

    /** The frame. */
    public FrameReference frame() {
        return frame;
    }

    @Override
    public Outcome<Outcome.Unit> attach(AddressSpace space) {
        if (space.tables().isEmpty()) {
            return frame.map(space.syscalls()).flatMap(found -> {
                physical = found.base() + offset;
                return select(found.bytes());
            });
        }
        return frame.measure(space.syscalls()).flatMap(found -> select(found.bytes())).map(selected -> {
            physical = bytes < PageTables.LARGE_BYTES_MIN ? FramePart.UNKNOWN : identify(space);
            return selected;
        });
    }

    private Outcome<Outcome.Unit> select(long frameBytes) {
        bytes = wanted == WHOLE ? frameBytes - offset : wanted;
        return offset < 0 || (offset & PageTables.PAGE_BYTES - 1) != 0 || bytes <= 0 || bytes > frameBytes - offset
                ? Outcome.refused(KernelError.BAD_ARGUMENT) : Outcome.unit();
    }

    private long identify(AddressSpace space) {
        // Without the right to, it is mapped with the smallest pages.
        Outcome<FrameIdentifyResult> where = frame.identify(space.syscalls());
        return where.succeeded() ? where.value().base() + offset : FramePart.UNKNOWN;
    }

    @Override
    public long physicalAddress() {
        return physical;
    }

    @Override
    public Outcome<Outcome.Unit> fill(Region region) {
        return region.mapFrame(new FramePart(frame.address(), offset, region.pageBytes(), physical));
    }

    @Override
    public void detach(AddressSpace space, Region region) {
        // The frame exists apart from its regions.
    }
}
