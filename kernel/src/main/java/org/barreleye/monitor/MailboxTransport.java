package org.barreleye.monitor;

import org.barreleye.generated.user.MailboxReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.CoreMemory.SharedFrame;

/**
 * An end of a channel through the mailbox: rings in memory of this core alone, between which CPU drivers carry lines.
 * That an end is closed goes the same way, after everything that was said.
 *
 * @param rings the lines that are sent and those that have arrived
 * @param mailbox this monitor's capability to the end
 */
record MailboxTransport(CoreMonitor monitor, SharedFrame rings, CapabilityReference mailbox)
        implements ConnectionTransport {
    private static final int READ_WRITE = ObjectRights.READ | ObjectRights.WRITE;

    @Override
    public Transport type() {
        return Transport.MAILBOX;
    }

    @Override
    public Outcome<CapabilityReference> incoming() {
        return monitor.transfer().mint(rings.reference(), READ_WRITE);
    }

    @Override
    public Outcome<CapabilityReference> outgoing() {
        return monitor.transfer().mint(mailbox, ObjectRights.WRITE);
    }

    @Override
    public void close() {
        monitor.transfer().revokeLocal(mailbox);
        monitor.transfer().revokeLocal(rings.reference());
        monitor.transfer().closeEnd(new MailboxReference(mailbox.address()));
    }

    @Override
    public boolean retainsUntilRemoteClosed() {
        return true;
    }

    @Override
    public void dispose() {
        monitor.transfer().destroy(mailbox);
        monitor.transfer().destroy(rings.reference());
        monitor.memory().free(rings.block());
    }
}
