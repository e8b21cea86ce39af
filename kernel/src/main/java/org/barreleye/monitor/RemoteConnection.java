package org.barreleye.monitor;

import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;

/** The end of a connection between a domain of this core and a domain of another. */
final class RemoteConnection implements Connection {
    private final CoreMonitor monitor;
    private final long number;
    private final Resident resident;
    private final Peer peer;
    private final Medium medium;
    private boolean closedHere;
    private boolean closedThere;

    RemoteConnection(CoreMonitor monitor, long number, Resident resident, Peer peer, Medium medium) {
        this.monitor = monitor;
        this.number = number;
        this.resident = resident;
        this.peer = peer;
        this.medium = medium;
    }

    private RemoteConnection(RemoteConnection source, Copier copier) {
        copier.enter(source, this);
        monitor = copier.of(source.monitor);
        number = source.number;
        resident = copier.of(source.resident);
        peer = copier.of(source.peer);
        medium = copier.of(source.medium);
        closedHere = source.closedHere;
        closedThere = source.closedThere;
    }

    @Override
    public RemoteConnection copy(Copier copier) {
        return new RemoteConnection(this, copier);
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public Resident resident() {
        return resident;
    }

    @Override
    public boolean isOf(Resident somebody) {
        return resident == somebody;
    }

    @Override
    public int farCore() {
        return peer.core();
    }

    /** What carries it. */
    Medium medium() {
        return medium;
    }

    @Override
    public String because() {
        String domain = monitor.facts().coherence().orElse("none");
        String other = monitor.plan().facts(peer.core()).coherence().orElse("none");
        String apart = "the caches of core " + monitor.core() + " (coherence domain " + domain + ") and core " + peer.core()
                + " (" + other + ") do not agree";
        if (medium.transport() == Transport.MAILBOX) {
            return "mailbox: " + apart + ", and both reach the mailbox, through which their CPU drivers carry lines";
        }
        return medium.transport() == Transport.UNCACHED_RINGS
                ? "uncached rings: " + apart + ", so lines are read past the cache"
                : "rings: the caches of cores " + monitor.core() + " and " + peer.core() + " are both in coherence domain "
                        + domain + ", so a line moves from one to the other";
    }

    /** Sends the next capability, or says that it is lost. */
    void carry(CapabilityReference capability) {
        Outcome<CapabilityInWords> words = monitor.carrier().handOver(number, capability, peer.core());
        if (words.succeeded()) {
            peer.say(new Request.Capability(words.value()));
        } else {
            resident.lose(number, ErrorCode.of(words.error()));
        }
    }

    @Override
    public void closedBy(Resident somebody) {
        if (!closedHere) {
            closedHere = true;
            medium.close();
            if (closedThere || !medium.isKept()) {
                forget();
            }
        }
    }

    /**
     * The other end is closed. The domain here may still read what was said last; it closes its end when it has.
     */
    void closedByPeer() {
        closedThere = true;
        if (closedHere) {
            forget();
        } else {
            resident.tellDisconnected(number);
        }
    }

    @Override
    public void refused() {
        closedHere = true;
        medium.close();
        forget();
    }

    private void forget() {
        monitor.connections().remove(number);
        medium.dispose();
    }
}
