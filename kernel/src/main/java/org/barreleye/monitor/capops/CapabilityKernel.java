package org.barreleye.monitor.capops;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * The operations of the CPU driver that the protocol between the monitors uses. On the machine they are invocations of
 * the capability to the kernel, which {@code caps.hl} describes; an exploration calls the state of a CPU driver.
 */
public interface CapabilityKernel extends Copyable {
    /** Records that another core gets a capability, and empties its slot if it is moved. */
    Outcome<Delivery> deliver(CapabilityAddress slot, int to, boolean move);

    /** Creates a capability that another core has sent. */
    Outcome<Outcome.Unit> accept(WireCapability capability, int from, TransferMode mode, CapabilityAddress slot);

    /** At the home: records that a core which has a capability gives a copy to another one. */
    KernelError grant(WireCapability capability, int from, int to);

    /** The oldest drop for the first home that has one, from a number on. */
    Optional<Drop> nextDropped(int lowest);

    /** Removes the oldest drop for a home. */
    void removeDropped(int home);

    /** At the home: a core has dropped deliveries. Returns the memory of the object. */
    Memory dropped(WireCapability capability, int from, int count);

    /** At the home: records objects that another core makes of its capability to memory. */
    KernelError reserve(WireCapability source, int from, RetypeRequest request);

    /** Describes memory in the space of a domain, of which another core is the home. */
    Outcome<Source> prepareRetype(SpaceSlot source, RetypeRequest request);

    /** Makes the objects that the home of their memory has recorded, or drops all of them. */
    KernelError retypeReserved(Source source, RetypeRequest request, SpaceSlot destination);

    /** Begins to revoke a capability in the space of a domain, if this core is the home of its object. */
    Outcome<Begun> beginRevoke(SpaceSlot slot);

    /** At the home: begins to revoke a capability of another core, and returns the number of the revoke. */
    Outcome<Long> revokeFor(WireCapability capability, int from);

    /**
     * Begins to delete copies and descendants for the home of their object.
     *
     * @param home the core that waits
     * @param kept the slot that keeps its copy
     * @return the number of the revoke
     */
    long destroy(WireCapability capability, int home, Optional<SpaceSlot> kept);

    /** The next revoke that has finished its work on this core, once each time. */
    Optional<Ready> nextReady();

    /** The cores that have something that a revoke deletes. */
    SortedSet<Integer> holders(long revoke);

    /** Another core has failed: forgets what it had, and marks objects of which it was the home. */
    void onCoreFailed(int core);

    /** Begins to delete an object of which a core was the home that has failed, on all cores. */
    Optional<Begun> deleteLost(int core);

    /** Returns whether nothing is left here of a core that has failed. */
    boolean isReleased(int core);

    /** Ends a loan of memory by or to a core that has failed: begins to revoke the memory, as its home. */
    Optional<Begun> endLoan(int core);

    /** Goes on with a revoke when the other cores have deleted what they had, or the home has finished. */
    void continueRevoke(long revoke, OptionalInt keptCore);

    /**
     * The result of a delivery.
     *
     * @param words the capability
     * @param mode the mode of the transfer
     * @param home the home of its object
     */
    record Delivery(WireCapability words, TransferMode mode, int home) {}

    /**
     * Deliveries of which nothing is left on this core.
     *
     * @param words the capability
     * @param home the core that has delivered or lent it
     * @param count the number of deliveries
     */
    record Drop(WireCapability words, int home, int count) {}

    /**
     * A range of memory.
     *
     * @param base the packed canonical address of its first byte
     * @param bytes its length
     */
    record Memory(long base, long bytes) {}

    /**
     * Memory to make objects of.
     *
     * @param words the capability
     * @param home the home of the memory
     */
    record Source(WireCapability words, int home) {}

    /**
     * The begin of a revoke.
     *
     * @param words the capability
     * @param home the home of its object
     * @param number the number of the revoke, or 0 if another core is the home
     */
    record Begun(WireCapability words, int home, long number) {}

    /**
     * A revoke that has finished its work on this core for now.
     *
     * @param number its number
     * @param isDone whether it is complete; otherwise other cores have capabilities to delete
     * @param hasKept whether the capability that it keeps is still there
     */
    record Ready(long number, boolean isDone, boolean hasKept) {}
}
