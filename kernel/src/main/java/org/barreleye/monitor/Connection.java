package org.barreleye.monitor;

import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** One connection between a domain of this core and a domain of another, with the monitor that looks after the far end. */
final class Connection implements Copyable {
    private final Resident resident;
    private final Peer peer;

    Connection(Resident resident, Peer peer) {
        this.resident = resident;
        this.peer = peer;
    }

    private Connection(Connection source, Copier copier) {
        copier.enter(source, this);
        resident = copier.of(source.resident);
        peer = copier.of(source.peer);
    }

    @Override
    public Connection copy(Copier copier) {
        return new Connection(this, copier);
    }

    /** The domain at this end. */
    Resident resident() {
        return resident;
    }

    /** The monitor of the other end. */
    Peer peer() {
        return peer;
    }
}
