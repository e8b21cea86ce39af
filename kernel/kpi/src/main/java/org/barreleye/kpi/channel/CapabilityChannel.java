package org.barreleye.kpi.channel;

import java.util.Optional;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * A channel for capabilities beside the lines of another one. They keep their order. On the machine the monitors
 * transfer them; between plain threads the references themselves are passed.
 */
public interface CapabilityChannel {
    /**
     * Hands over one capability.
     *
     * @param capability may be a reference to {@link org.barreleye.kpi.types.CapabilityAddress#NULL}, which
     *     arrives as one
     * @param move whether the sender loses its capability
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

    /**
     * The reason why no capability is transferred any more: one was refused, or the other end of the whole channel is
     * gone. Empty while the channel works. A binding ends with it when nothing more has arrived.
     */
    default Optional<Failure> failure() {
        return Optional.empty();
    }

    /**
     * Deletes a capability that arrived with a message which will never be delivered. Where capabilities are not kept
     * in slots, as between plain threads, there is nothing to do.
     */
    default void release(CapabilityReference capability) {}

    /**
     * Ends receiving: capabilities that have arrived, and those that arrive later, are deleted. Sending still works.
     */
    default void close() {}
}
