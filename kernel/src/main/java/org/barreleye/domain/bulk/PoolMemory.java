package org.barreleye.domain.bulk;

import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.state.Copyable;

/**
 * The memory of a pool in a domain.
 *
 * @param domain the domain
 * @param region where it is mapped
 * @param isReceived whether the frame has come from the other domain, so that its capability is deleted in the end
 */
record PoolMemory(Domain domain, Region region, boolean isReceived) implements Copyable {
    /** Its frame. */
    FrameReference frame() {
        return new FrameReference(region.frame());
    }

    /** Unmaps it, and deletes or frees the frame. */
    void release() {
        FrameReference frame = frame();
        domain.addressSpace().unmap(region);
        if (isReceived) {
            domain.delete(frame);
        }
    }
}
