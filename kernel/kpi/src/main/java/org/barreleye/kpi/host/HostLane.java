package org.barreleye.kpi.host;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.barreleye.kpi.channel.CapabilityHolder;
import org.barreleye.kpi.channel.CapabilityLane;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;

/** Passes references between two threads, in order. One end sends into the queue that the other takes from. */
final class HostLane implements CapabilityLane {
    private final Queue outgoing;
    private final Queue incoming;
    private final CapabilityHolder holder;

    HostLane(Queue outgoing, Queue incoming, CapabilityHolder holder) {
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.holder = holder;
    }

    /** The capabilities on their way in one direction. */
    static final class Queue {
        private final ConcurrentLinkedQueue<CapabilityReference> capabilities = new ConcurrentLinkedQueue<>();
        private volatile boolean closed;

        /** Deletes what is there. Either thread may: each capability comes out once. */
        private void drain(CapabilityHolder holder) {
            for (CapabilityReference late = capabilities.poll(); late != null; late = capabilities.poll()) {
                if (late.isPresent()) {
                    holder.release(late);
                }
            }
        }
    }

    @Override
    public CapabilityHolder holder() {
        return holder;
    }

    @Override
    public void release(CapabilityReference capability) {
        holder.release(capability);
    }

    @Override
    public boolean send(CapabilityReference capability, boolean giveAway) {
        outgoing.capabilities.add(giveAway ? capability : holder.diminished(capability, Rights.ALL).orElse(capability));
        if (outgoing.closed) { // looked at after adding: whoever closes drains after closing, so one of the two finds it
            outgoing.drain(holder);
        }
        return true;
    }

    @Override
    public boolean ready() {
        return !incoming.capabilities.isEmpty();
    }

    @Override
    public CapabilityReference take() {
        CapabilityReference next = incoming.capabilities.poll();
        if (next == null) {
            throw new IllegalStateException("no capability has arrived");
        }
        return next;
    }

    @Override
    public void close() {
        incoming.closed = true;
        incoming.drain(holder);
    }
}
