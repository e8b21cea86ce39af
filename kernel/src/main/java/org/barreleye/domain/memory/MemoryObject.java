package org.barreleye.domain.memory;

import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;

/**
 * Memory that can be mapped in regions of one address space: it decides which frames are where, and when (the memory
 * object of Mach: Rashid et al. 1987). A program can define its own kinds.
 *
 * <p>The address space calls {@link #attach}, chooses the address of the region, and calls {@link #fill}. When the
 * region ends it calls {@link #detach}.
 */
public interface MemoryObject extends Copyable {
    /** The size in bytes; known after {@link #attach}. */
    long bytes();

    /** The kind for reports, as a noun phrase. */
    String kind();

    /** Prepares another region: allocates what has to exist before. May wait if the program may. */
    Outcome<Outcome.Unit> attach(AddressSpace space);

    /** The physical address of the first byte if it is all contiguous, or {@link FramePart#UNKNOWN}. */
    default long physicalAddress() {
        return FramePart.UNKNOWN;
    }

    /** Maps in a region, whose size is that of the object, what is to be there from the beginning. */
    Outcome<Outcome.Unit> fill(Region region);

    /** A region of this object has ended, or could not be filled. Nothing is mapped in it any more. */
    void detach(AddressSpace space, Region region);

    /**
     * Handles a fault in a region that permits the access. Runs between threads and may not wait.
     *
     * @param offset of the first byte of the page in the region
     */
    default FaultOutcome onFault(Region region, long offset, MemoryFault fault) {
        return FaultOutcome.UNHANDLED;
    }

    /**
     * Prepares the handling of a fault, after {@link #onFault} has returned {@link FaultOutcome#MUST_WAIT}. Runs in a
     * thread and may wait, during which the region can end. After {@link FaultOutcome#RESOLVED} the access is repeated.
     *
     * @param offset of the first byte of the page in the region
     */
    default FaultOutcome onFaultWaiting(Region region, long offset, MemoryFault fault) {
        return FaultOutcome.UNHANDLED;
    }

    /**
     * Gives frames back, whose contents are lost; the next access gets others.
     *
     * @param offset of the first byte, a multiple of the size of a page
     * @param length a multiple of the size of a page
     * @return refused with {@link KernelError#BAD_ARGUMENT} if this kind keeps its frames while it is mapped
     */
    default Outcome<Outcome.Unit> discard(long offset, long length) {
        return Outcome.refused(KernelError.BAD_ARGUMENT);
    }
}
