package org.barreleye.monitor;

import org.barreleye.generated.user.MailboxReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.monitor.CoreMemory.SharedFrame;

/**
 * An end of a channel through the mailbox: rings in memory of this core alone, between which CPU drivers carry lines. That an end is
 * closed goes the same way, after everything that was said.
 *
 * @param rings the lines that are sent and those that have arrived
 * @param mailbox this monitor's capability to the end
 */
record MailboxEnd(CoreMonitor monitor, SharedFrame rings, CapabilityReference mailbox) implements Medium {
    private static final int BOTH = ObjectRights.READ | ObjectRights.WRITE;

    @Override
    public MailboxEnd copy(Copier copier) {
        MailboxEnd twin = new MailboxEnd(copier.of(monitor), rings, mailbox);
        copier.enter(this, twin);
        return twin;
    }

    @Override
    public Transport transport() {
        return Transport.MAILBOX;
    }

    @Override
    public Outcome<CapabilityReference> incoming() {
        return monitor.carrier().share(rings.reference(), BOTH);
    }

    @Override
    public Outcome<CapabilityReference> outgoing() {
        return monitor.carrier().share(mailbox, ObjectRights.WRITE);
    }

    @Override
    public void close() {
        monitor.carrier().takeBack(mailbox);
        monitor.carrier().takeBack(rings.reference());
        monitor.carrier().finish(new MailboxReference(mailbox.address()));
    }

    @Override
    public boolean isKept() {
        return true;
    }

    @Override
    public void dispose() {
        monitor.carrier().destroy(mailbox);
        monitor.carrier().destroy(rings.reference());
        monitor.memory().giveBack(rings.piece());
    }
}
