package org.barreleye.domain.capability;

import org.barreleye.kpi.state.Copyable;

/** A source of memory for what manages capabilities and mappings: further CNodes and page tables. */
public interface MemorySource extends Copyable {
    /**
     * Requests memory. Does not wait; the memory is passed to the {@link MemoryReceiver} later. Until then there are
     * {@link SlotAllocator#RESERVE} free slots for the messages of the request.
     *
     * @return false if no request can be sent now; the receiver tries again
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
