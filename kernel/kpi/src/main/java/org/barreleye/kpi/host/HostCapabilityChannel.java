package org.barreleye.kpi.host;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.barreleye.kpi.channel.CapabilityChannel;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;

/** Passes references between two threads, in order. One end sends into the queue that the other takes from. */
final class HostCapabilityChannel implements CapabilityChannel {
    private final Queue outgoing;
    private final Queue incoming;
    private final CapabilityInspector inspector;

    HostCapabilityChannel(Queue outgoing, Queue incoming, CapabilityInspector inspector) {
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.inspector = inspector;
    }

    /** The capabilities on their way in one direction. */
    static final class Queue {
        private final ConcurrentLinkedQueue<CapabilityReference> capabilities = new ConcurrentLinkedQueue<>();
        private volatile boolean closed;

        /** Deletes what is there. Either thread may: each capability comes out once. */
        private void drain(CapabilityInspector inspector) {
            for (CapabilityReference late = capabilities.poll(); late != null; late = capabilities.poll()) {
                if (late.isPresent()) {
                    inspector.release(late);
                }
            }
        }
    }

    @Override
    public CapabilityInspector inspector() {
        return inspector;
    }

    @Override
    public void release(CapabilityReference capability) {
        inspector.release(capability);
    }

    @Override
    public boolean send(CapabilityReference capability, boolean move) {
        outgoing.capabilities.add(move ? capability : inspector.mintReduced(capability, Rights.ALL).orElse(capability));
        // checked after adding: the side that closes drains after closing, so one of the two finds it
        if (outgoing.closed) {
            outgoing.drain(inspector);
        }
        return true;
    }

    @Override
    public boolean isReady() {
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
        incoming.drain(inspector);
    }
}
