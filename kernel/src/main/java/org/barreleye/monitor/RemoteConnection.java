package org.barreleye.monitor;

import java.util.Optional;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.monitor.CoreMemory.Piece;

/**
 * The end of a connection between a domain of this core and a domain of another: two rings in a frame, made by the monitor of
 * the side that asked. Each monitor keeps a capability to the frame of its own, and revokes it when its end is closed; when
 * both have, the frame's memory can be used again.
 */
final class RemoteConnection implements Connection {
    private final CoreMonitor monitor;
    private final long number;
    private final Resident resident;
    private final Peer peer;
    private final boolean uncached;
    private final CapabilityReference rings;
    // Where the memory of the rings is given back, on the side that made them.
    private final Optional<Piece> piece;
    private boolean closedHere;
    private boolean closedThere;

    RemoteConnection(CoreMonitor monitor, long number, Resident resident, Peer peer, boolean uncached,
            CapabilityReference rings, Optional<Piece> piece) {
        this.monitor = monitor;
        this.number = number;
        this.resident = resident;
        this.peer = peer;
        this.uncached = uncached;
        this.rings = rings;
        this.piece = piece;
    }

    private RemoteConnection(RemoteConnection source, Copier copier) {
        copier.enter(source, this);
        monitor = copier.of(source.monitor);
        number = source.number;
        resident = copier.of(source.resident);
        peer = copier.of(source.peer);
        uncached = source.uncached;
        rings = source.rings;
        piece = source.piece;
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

    /** Whether the two cores share no cache. */
    boolean uncached() {
        return uncached;
    }

    /** This monitor's capability to the frame. */
    CapabilityReference rings() {
        return rings;
    }

    @Override
    public String because() {
        String domain = monitor.facts().coherence().orElse("none");
        String other = monitor.plan().facts(peer.core()).coherence().orElse("none");
        return uncached
                ? "uncached rings: the caches of core " + monitor.core() + " (coherence domain " + domain + ") and core "
                        + peer.core() + " (" + other + ") do not agree, so lines are read past the cache"
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
        if (closedHere) {
            return;
        }
        closeHere();
        if (piece.isEmpty() || closedThere) {
            monitor.connections().remove(number);
        }
        if (piece.isEmpty() || !closedThere) {
            peer.say(new Request.Disconnected(number));
        }
        if (closedThere) {
            piece.ifPresent(monitor.memory()::giveBack);
        }
    }

    /**
     * The other end is closed, and its monitor has let go of the frame. The domain here may still read what was said last; it
     * closes its end when it has.
     */
    void closedByPeer() {
        closedThere = true;
        if (closedHere) {
            monitor.connections().remove(number);
            piece.ifPresent(monitor.memory()::giveBack);
        } else {
            resident.tellDisconnected(number);
        }
    }

    @Override
    public void refused() {
        monitor.connections().remove(number);
        closeHere();
        piece.ifPresent(monitor.memory()::giveBack);
    }

    private void closeHere() {
        closedHere = true;
        monitor.carrier().destroy(rings);
    }
}
