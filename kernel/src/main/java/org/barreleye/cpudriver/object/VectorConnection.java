package org.barreleye.cpudriver.object;

import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.kpi.state.Copyable;

/**
 * The connection of an interrupt vector of this core to an endpoint. A delivered interrupt masks the vector until it is
 * acknowledged; of the interrupts until then one is remembered. So an endpoint has at most one message of each vector.
 */
public final class VectorConnection implements Copyable {
    private final CapabilitySlot source;
    private final EndpointBuffer endpoint;
    private boolean masked;
    private boolean pending;

    /**
     * Connects a vector that is not masked.
     *
     * @param source the slot of the capability through which it is connected
     */
    public VectorConnection(CapabilitySlot source, EndpointBuffer endpoint) {
        this.source = source;
        this.endpoint = endpoint;
    }

    /** The slot of the capability through which the vector is connected. */
    public CapabilitySlot source() {
        return source;
    }

    /** The endpoint that gets the messages. */
    public EndpointBuffer endpoint() {
        return endpoint;
    }

    /** Returns whether the receiver still runs. */
    public boolean isLive() {
        return endpoint.listener().state() != DispatcherControlBlock.State.ENDED;
    }

    /**
     * Delivers an interrupt, or remembers it while the vector is masked.
     *
     * @return whether it is delivered
     */
    public boolean onInterrupt() {
        if (masked) {
            pending = true;
            return false;
        }
        masked = true;
        endpoint.addInterrupt(this);
        return true;
    }

    /**
     * Unmasks the vector, and delivers the interrupt that was remembered.
     *
     * @return whether one was
     */
    public boolean acknowledge() {
        boolean remembered = pending;
        masked = false;
        pending = false;
        return remembered && onInterrupt();
    }

    /** Takes a message back that was not received. */
    public void end() {
        endpoint.removeInterrupt(this);
    }
}
