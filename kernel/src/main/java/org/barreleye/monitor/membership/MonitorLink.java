package org.barreleye.monitor.membership;

import java.util.Optional;
import org.barreleye.generated.user.intermon.IntermonBinding;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.capops.WireCapability;

/**
 * The binding of this monitor to the monitor of one core, which may be this core itself. Messages are sent with the
 * queued sends of the binding: in order, and accepted before the other monitor has connected.
 */
public final class MonitorLink implements Copyable {
    // Far below the bound of the queue, beyond which a send fails.
    private static final int CONGESTED_FRAMES = 512;

    private final int core;
    // Set right after the binding has been made, which needs this link's handler first.
    private IntermonBinding binding;
    // Absent for the link of a monitor to itself.
    private Optional<LinkEnd> end = Optional.empty();
    private Optional<WireCapability> unroutedRings = Optional.empty();
    private boolean connected;

    MonitorLink(int core) {
        this.core = core;
    }

    void attach(IntermonBinding newBinding) {
        binding = newBinding;
    }

    void attach(LinkEnd newEnd) {
        end = Optional.of(newEnd);
    }

    /** What the link is made of, which is given up when it is removed. */
    Optional<LinkEnd> end() {
        return end;
    }

    /** Sets the description of the rings that is on its way to the other monitor, until that has connected. */
    void setRouted(WireCapability rings) {
        unroutedRings = Optional.of(rings);
    }

    Optional<WireCapability> unconnectedRings() {
        return connected ? Optional.empty() : unroutedRings;
    }

    /** The number of lines that have arrived from the other monitor. */
    long received() {
        return end.map(present -> present.channel().received()).orElse(0L);
    }

    /** Returns whether calls to the other monitor have no answer yet. */
    boolean awaitsAnswer() {
        return binding.outstandingCalls() != 0;
    }

    /** The core of the other monitor. */
    public int core() {
        return core;
    }

    /** The messages that can be sent to the other monitor. */
    public IntermonBinding binding() {
        return binding;
    }

    /**
     * Returns whether so many messages wait for the other monitor that no more are sent on behalf of a domain: a domain
     * that sends faster than the other monitor reads fails, and not its monitor.
     */
    public boolean isCongested() {
        return binding.queuedFrames() >= CONGESTED_FRAMES;
    }

    /** Marks the handshake as done. Returns false if it was done before. */
    public boolean markConnected() {
        boolean first = !connected;
        connected = true;
        return first;
    }
}
