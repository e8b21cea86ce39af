package org.barreleye.domain.capability;

import org.barreleye.kpi.state.Copyable;

/** A source of memory for further CNodes of a capability space. */
public interface CNodeSource extends Copyable {
    /**
     * Requests memory for a CNode. Does not wait; the memory is passed to {@link SlotAllocator#grow} later. Until then
     * the allocator has {@link SlotAllocator#RESERVE} free slots for the messages of the request.
     *
     * @return false if no request can be sent now; the allocator tries again
     */
    boolean request();

    /**
     * Waits for the memory that was requested. Called again until it has arrived or the request has failed.
     *
     * @return false if the caller may not wait, because it is a reactor or handles an event, or if the timeout is over
     */
    default boolean await() {
        return false;
    }
}
