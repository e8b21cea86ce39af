package org.barreleye.kpi.channel;

import java.util.Optional;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * A channel for capabilities beside the lines of another one. They keep their order. On the machine the monitors do;
 * between plain threads nothing has to.
 */
public interface CapabilityChannel {
    /**
     * Hands over one capability.
     *
     * @param capability what to carry; a reference to {@link org.barreleye.kpi.types.CapabilityAddress#NULL} is
     *     carried too and arrives as one
     * @param move whether the sender loses its own
     * @return false if there is no room now: nothing was taken, try again later
     */
    boolean send(CapabilityReference capability, boolean move);

    /** Returns whether {@link #take} would yield a capability. */
    boolean isReady();

    /**
     * The next capability that arrived; the receiver owns it from now on.
     *
     * @throws IllegalStateException unless {@link #isReady()}
     */
    CapabilityReference take();

    /** Describes the capabilities in the slots of this end. */
    default CapabilityInspector inspector() {
        return CapabilityInspector.NONE;
    }

    /** Why the lane carries nothing any more: a capability was refused on its way. Empty while all is well. */
    default Optional<Failure> failure() {
        return Optional.empty();
    }

    /**
     * Deletes a capability that arrived with a message which will never be delivered. Where capabilities are not kept
     * in slots, as between plain threads, there is nothing to do.
     */
    default void release(CapabilityReference capability) {}

    /**
     * Nobody takes anything any more: what has arrived, and what arrives from now on, is deleted. Sending still works.
     */
    default void close() {}
}
