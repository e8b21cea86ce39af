package org.barreleye.monitor;

import java.util.Optional;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.monitor.CoreMemory.Piece;

/**
 * Two rings in a frame that two cores share, made by the monitor of the side that asked. Each monitor keeps a capability to the frame
 * of its own, and revokes it when its end is closed; when both have, the frame's memory can be used again.
 *
 * @param frame this monitor's capability to it
 * @param piece where the memory is given back, on the side that made it
 */
record Rings(CoreMonitor monitor, Transport transport, long connection, Peer peer, CapabilityReference frame,
        Optional<Piece> piece) implements Medium {
    private static final int BOTH = ObjectRights.READ | ObjectRights.WRITE;

    @Override
    public Rings copy(Copier copier) {
        Rings twin = new Rings(copier.of(monitor), transport, connection, copier.of(peer), frame, piece);
        copier.enter(this, twin);
        return twin;
    }

    @Override
    public Outcome<CapabilityReference> incoming() {
        return monitor.carrier().share(frame, BOTH);
    }

    @Override
    public Outcome<CapabilityReference> outgoing() {
        return Outcome.of(LocalAsker.NOTHING);
    }

    @Override
    public void close() {
        monitor.carrier().destroy(frame);
        peer.say(new Request.Disconnected(connection));
    }

    @Override
    public boolean isKept() {
        return piece.isPresent();
    }

    @Override
    public void dispose() {
        piece.ifPresent(monitor.memory()::giveBack);
    }
}
