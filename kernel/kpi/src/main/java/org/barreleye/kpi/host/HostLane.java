package org.barreleye.kpi.host;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.barreleye.kpi.channel.CapabilityHolder;
import org.barreleye.kpi.channel.CapabilityLane;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;

/** Passes references between two threads, in order. One end sends into the queue that the other takes from. */
final class HostLane implements CapabilityLane {
    private final ConcurrentLinkedQueue<CapabilityReference> outgoing;
    private final ConcurrentLinkedQueue<CapabilityReference> incoming;
    private final CapabilityHolder holder;

    HostLane(ConcurrentLinkedQueue<CapabilityReference> outgoing, ConcurrentLinkedQueue<CapabilityReference> incoming,
            CapabilityHolder holder) {
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.holder = holder;
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
        return outgoing.add(giveAway ? capability : holder.diminished(capability, Rights.ALL).orElse(capability));
    }

    @Override
    public boolean ready() {
        return !incoming.isEmpty();
    }

    @Override
    public CapabilityReference take() {
        CapabilityReference next = incoming.poll();
        if (next == null) {
            throw new IllegalStateException("no capability has arrived");
        }
        return next;
    }
}
