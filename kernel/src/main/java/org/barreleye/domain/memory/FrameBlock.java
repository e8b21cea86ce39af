package org.barreleye.domain.memory;

import java.util.List;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.kpi.state.Copyable;

/**
 * Memory that is contiguous and was allocated at once, as frames of one size.
 *
 * @param memory its capability
 * @param base its physical address
 * @param bytes its size
 * @param frames the frames that were made of it, in the order of their addresses
 */
record FrameBlock(RamReference memory, long base, long bytes, List<FrameReference> frames) implements Copyable {
    /** The size of each frame but the last. */
    static final long FRAME_BYTES_MAX = 4 << 20;
}
