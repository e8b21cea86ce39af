package org.barreleye.domain.memory;

import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;

/**
 * A part of a frame that an object shows.
 *
 * @param frame its frame
 * @param offset the offset of its first byte, a multiple of the size of a page
 * @param bytes its size, or {@link #TO_THE_END}
 */
record FrameRange(FrameReference frame, long offset, long bytes) implements Copyable {
    /** The size of a part that ends where the frame does. */
    static final long TO_THE_END = -1;

    /** A whole frame. */
    static FrameRange whole(FrameReference frame) {
        return new FrameRange(frame, 0, TO_THE_END);
    }

    /**
     * The size of the part of a frame of some size.
     *
     * @return refused with {@link KernelError#BAD_ARGUMENT} if the frame has no such part
     */
    Outcome<Long> bytesOf(long frameBytes) {
        long size = bytes == TO_THE_END ? frameBytes - offset : bytes;
        return offset < 0 || (offset & PageTables.PAGE_BYTES - 1) != 0 || size <= 0 || size > frameBytes - offset
                ? Outcome.refused(KernelError.BAD_ARGUMENT) : Outcome.of(size);
    }
}
