package org.barreleye.monitor.binding;

import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.domain.LocalDomain;
import org.barreleye.monitor.membership.MonitorLink;
import org.barreleye.monitor.transfer.CapabilityTransfer;
import org.barreleye.monitor.transfer.WireCapability;

/** The end on this core of a connection whose other end is on another core. */
public final class RemoteConnection implements Connection {
    private final ConnectionTable connections;
    private final PendingBinds pendingBinds;
    private final CapabilityTransfer transfer;
    private final long number;
    private final LocalDomain domain;
    private final MonitorLink link;
    private final ConnectionTransport transport;
    private final String transportReason;
    // The memory that counts against the domain until the connection is disposed of.
    private final long charged;
    private boolean closedHere;
    private boolean closedRemotely;
    private boolean disposed;

    RemoteConnection(ConnectionTable connections, PendingBinds pendingBinds, CapabilityTransfer transfer, long number,
            LocalDomain domain, MonitorLink link, ConnectionTransport transport, String transportReason, long charged) {
        this.connections = connections;
        this.pendingBinds = pendingBinds;
        this.transfer = transfer;
        this.number = number;
        this.domain = domain;
        this.link = link;
        this.transport = transport;
        this.transportReason = transportReason;
        this.charged = charged;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public LocalDomain domain() {
        return domain;
    }

    @Override
    public boolean involves(LocalDomain other) {
        return domain == other;
    }

    @Override
    public int remoteCore() {
        return link.core();
    }

    @Override
    public String transportReason() {
        return transportReason;
    }

    /** Returns whether the other core does not keep up with what is sent to it. */
    public boolean isCongested() {
        return link.isCongested();
    }

    /** Sends the next capability to the other end, or tells this end's domain that it cannot be sent. */
    public void sendCapability(CapabilityReference capability) {
        Outcome<WireCapability> exported = transfer.exportTo(link.core(), number, capability);
        if (exported.succeeded()) {
            WireCapability words = exported.value();
            link.binding().sendCapSend(number, words.present(), words.word0(), words.word1(), words.word2(),
                    words.word3(), words.returning(), words.releases());
        } else {
            domain.notifyCapabilityFailed(number, ErrorCode.of(exported.error()));
        }
    }

    @Override
    public void onClosedBy(LocalDomain closer) {
        if (!closedHere) {
            close();
            if (closedRemotely || !transport.outlivesClose()) {
                dispose();
            }
        }
    }

    private void close() {
        closedHere = true;
        transport.close();
    }

    /** The other end is closed. The domain may still read what was sent before, and then closes its own end. */
    public void onRemoteClosed() {
        closedRemotely = true;
        if (closedHere) {
            dispose();
        } else {
            pendingBinds.disconnect(domain, number);
        }
    }

    // A domain may end, and so close its end, before the bind request of the connection is refused.
    @Override
    public void abort() {
        if (!closedHere) {
            close();
        }
        dispose();
    }

    private void dispose() {
        if (!disposed) {
            disposed = true;
            connections.remove(number);
            transport.dispose();
            domain.account().creditMemory(charged);
        }
    }
}
