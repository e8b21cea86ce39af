package org.barreleye.monitor;

import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.generated.user.EndPointReceiveResult;
import org.barreleye.generated.user.EndPointReference;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Copier;

/**
 * Where the CPU driver says which of the monitor's domains have ended, whether they wanted to or not, and which channels through the
 * mailbox: the number of a domain, or the complement of a channel's.
 */
final class Endings implements EventSource {
    private final CoreMonitor monitor;
    private final Trap trap;
    private final EndPointReference endpoint;

    Endings(CoreMonitor monitor, Trap trap, EndPointReference endpoint) {
        this.monitor = monitor;
        this.trap = trap;
        this.endpoint = endpoint;
    }

    private Endings(Endings source, Copier copier) {
        copier.enter(source, this);
        monitor = copier.of(source.monitor);
        trap = copier.ofForeign(source.trap);
        endpoint = source.endpoint;
    }

    @Override
    public Endings copy(Copier copier) {
        return new Endings(this, copier);
    }

    /** Where the end of a dispatcher or of a channel is told. */
    CapabilityAddress address() {
        return endpoint.address();
    }

    @Override
    public boolean poll() {
        Outcome<EndPointReceiveResult> told = endpoint.receive(trap, CapabilityAddress.NOWHERE);
        if (!told.succeeded()) {
            return false;
        }
        long number = told.value().word0();
        if (number < 0) {
            monitor.connections().remote(~number).ifPresent(RemoteConnection::closedByPeer);
        } else {
            monitor.residents().get(number).ifPresent(resident -> resident.ended((int) told.value().word1()));
        }
        return true;
    }

    @Override
    public long line() {
        return NO_LINE;
    }

    @Override
    public boolean isOver() {
        return false;
    }
}
