package org.barreleye.domain.memory;

import org.barreleye.kpi.types.CapabilityAddress;

/**
 * A part of a frame.
 *
 * @param frame the slot of the frame
 * @param offset the offset of its first byte in the frame
 * @param bytes its size, a multiple of the size of a page
 * @param physical the physical address of its first byte, for the choice of large pages; or {@link #UNKNOWN}
 */
public record FramePart(CapabilityAddress frame, long offset, long bytes, long physical) {
    /** The address is not known. */
    public static final long UNKNOWN = -1;

    /** A part whose physical address is not known. */
    public static FramePart of(CapabilityAddress frame, long offset, long bytes) {
        return new FramePart(frame, offset, bytes, UNKNOWN);
    }
}
