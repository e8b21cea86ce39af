package org.barreleye.monitor.binding;

import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.capops.CapabilityOperations;
import org.barreleye.monitor.capops.LocalCapabilities;
import org.barreleye.monitor.domain.LocalDomain;
import org.barreleye.monitor.membership.MonitorLink;

/** The end on this core of a connection whose other end is on another core. */
public final class RemoteConnection implements Connection {
    private final ConnectionTable connections;
    private final PendingBinds pendingBinds;
    private final CapabilityOperations operations;
    private final LocalCapabilities capabilities;
    private final long number;
    private final LocalDomain domain;
    private final MonitorLink link;
    private final ConnectionTransport transport;
    private final String transportReason;
    // The memory that counts against the domain until the connection is disposed of.
    private final long charged;
    private final CapabilitySequence arrived = new CapabilitySequence();
    // The number of capabilities that were sent.
    private long sent;
    private boolean closedHere;
    private boolean closedRemotely;
    private boolean disposed;

    RemoteConnection(ConnectionTable connections, PendingBinds pendingBinds, CapabilityOperations operations,
            LocalCapabilities capabilities, long number, LocalDomain domain, MonitorLink link,
            ConnectionTransport transport, String transportReason, long charged) {
        this.connections = connections;
        this.pendingBinds = pendingBinds;
        this.operations = operations;
        this.capabilities = capabilities;
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
        KernelError error = capability.isPresent()
                ? operations.send(link.core(), number, sent, capability.address())
                : operations.sendAbsent(link.core(), number, sent);
        if (error == KernelError.NONE) {
            capabilities.onSent(capability);
            sent++;
            return;
        }
        capabilities.delete(capability);
        if (error == KernelError.REVOKED) {
            sent++;
        } else {
            domain.notifyCapabilityFailed(number, ErrorCode.of(error));
        }
    }

    /** The capabilities that have arrived at this end. */
    CapabilitySequence arrived() {
        return arrived;
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
            arrived.removeAll().forEach(arrival -> capabilities.delete(arrival.capability()));
            domain.account().creditMemory(charged);
        }
    }
}
