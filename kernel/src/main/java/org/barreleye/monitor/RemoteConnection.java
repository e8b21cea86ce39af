package org.barreleye.monitor;

import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;

/** The end of a connection between a domain of this core and a domain of another. */
final class RemoteConnection implements Connection {
    private final CoreMonitor monitor;
    private final long number;
    private final LocalDomain domain;
    private final MonitorLink link;
    private final ConnectionTransport transport;
    private boolean closedLocally;
    private boolean closedRemotely;

    RemoteConnection(CoreMonitor monitor, long number, LocalDomain domain, MonitorLink link,
            ConnectionTransport transport) {
        this.monitor = monitor;
        this.number = number;
        this.domain = domain;
        this.link = link;
        this.transport = transport;
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

    /** What carries it. */
    ConnectionTransport transport() {
        return transport;
    }

    @Override
    public String transportReason() {
        String coherenceDomain = monitor.properties().coherence().orElse("none");
        String otherDomain = monitor.plan().properties(link.core()).coherence().orElse("none");
        String reason = "the caches of core " + monitor.core() + " (coherence domain " + coherenceDomain
                + ") and core " + link.core()
                + " (" + otherDomain + ") do not agree";
        if (transport.type() == Transport.MAILBOX) {
            return "mailbox: " + reason + ", and both reach the mailbox, through which their CPU drivers carry lines";
        }
        return transport.type() == Transport.UMP_UNCACHED
                ? "uncached rings: " + reason + ", so lines are read past the cache"
                : "rings: the caches of cores " + monitor.core() + " and " + link.core()
                + " are both in coherence domain "
                        + coherenceDomain + ", so a line moves from one to the other";
    }

    /** Sends the next capability, or says that it is lost. */
    void sendCapability(CapabilityReference capability) {
        Outcome<WireCapability> words = monitor.transfer().exportTo(number, capability, link.core());
        if (words.succeeded()) {
            link.send(new Request.Capability(words.value()));
        } else {
            domain.failCapability(number, ErrorCode.of(words.error()));
        }
    }

    @Override
    public void onClosedBy(LocalDomain other) {
        if (!closedLocally) {
            closedLocally = true;
            transport.close();
            if (closedRemotely || !transport.retainsUntilRemoteClosed()) {
                remove();
            }
        }
    }

    /**
     * The other end is closed. The domain here may still read what was said last; it closes its end when it has.
     */
    void onRemoteClosed() {
        closedRemotely = true;
        if (closedLocally) {
            remove();
        } else {
            domain.notifyDisconnected(number);
        }
    }

    @Override
    public void dispose() {
        closedLocally = true;
        transport.close();
        remove();
    }

    private void remove() {
        monitor.connections().remove(number);
        transport.dispose();
    }
}
