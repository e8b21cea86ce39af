package org.barreleye.domain.capability;

import org.barreleye.kpi.state.Copyable;

/** Where the memory for further nodes of a capability space comes from. */
public interface CNodeSource extends Copyable {
    /**
     * Asks for memory that a node can be made of. Must not wait; the memory comes later, through
     * {@link SlotAllocator#grow}. Until then the allocator has {@link SlotAllocator#RESERVE} slots left for whatever
     * that takes.
     *
     * @return false if it cannot ask now; the allocator will try again
     */
    boolean request();
}
