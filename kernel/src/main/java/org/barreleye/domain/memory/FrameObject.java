package org.barreleye.domain.memory;

import org.barreleye.generated.user.FrameIdentifyResult;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.outcome.Outcome;

/**
 * A frame that exists, or a part of it. It can be mapped in several regions and, by copies of its capability, in
 * several domains: all see the same bytes. Unmapping does not free it.
 */
public final class FrameObject implements MemoryObject {
    private final FrameRange range;
    private long bytes;
    private long physical = FramePart.UNKNOWN;

    /** A whole frame. */
    public FrameObject(FrameReference frame) {
        this(FrameRange.whole(frame));
    }

    /**
     * Part of a frame.
     *
     * @param offset of its first byte, a multiple of the size of a page
     * @param bytes its size
     */
    public FrameObject(FrameReference frame, long offset, long bytes) {
        this(new FrameRange(frame, offset, bytes));
    }

    private FrameObject(FrameRange range) {
        this.range = range;
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
        return range.frame();
    }

    @Override
    public Outcome<Outcome.Unit> attach(AddressSpace space) {
        if (space.tables().isEmpty()) {
            return frame().map(space.syscalls()).flatMap(found -> {
                physical = found.base() + range.offset();
                return select(found.bytes());
            });
        }
        return frame().measure(space.syscalls()).flatMap(found -> select(found.bytes())).map(selected -> {
            physical = bytes < PageTables.LARGE_BYTES_MIN ? FramePart.UNKNOWN : identify(space);
            return selected;
        });
    }

    private Outcome<Outcome.Unit> select(long frameBytes) {
        return range.bytesOf(frameBytes).map(size -> {
            bytes = size;
            return Outcome.Unit.UNIT;
        });
    }

    private long identify(AddressSpace space) {
        // Without the right to, it is mapped with the smallest pages.
        Outcome<FrameIdentifyResult> where = frame().identify(space.syscalls());
        return where.succeeded() ? where.value().base() + range.offset() : FramePart.UNKNOWN;
    }

    @Override
    public long physicalAddress() {
        return physical;
    }

    @Override
    public Outcome<Outcome.Unit> fill(Region region) {
        return region.mapFrame(new FramePart(frame().address(), range.offset(), region.pageBytes(), physical));
    }

    @Override
    public void detach(AddressSpace space, Region region) {
        // The frame exists apart from its regions.
    }
}
