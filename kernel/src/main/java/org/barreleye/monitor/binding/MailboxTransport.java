package org.barreleye.monitor.binding;

import java.util.List;
import org.barreleye.generated.user.MailboxReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.capops.LocalCapabilities;
import org.barreleye.monitor.memory.CoreMemory;
import org.barreleye.monitor.memory.SharedFrame;

/**
 * One end of a channel through the mailbox: two rings in memory of this core alone. The CPU drivers of the two cores
 * copy lines between the rings, and pass on that an end is closed after the last line.
 *
 * @param rings the lines to send and the lines that have arrived
 * @param mailbox this monitor's capability to the end
 */
record MailboxTransport(LocalCapabilities capabilities, CoreMemory memory, SystemCalls syscalls, SharedFrame rings,
        CapabilityReference mailbox) implements ConnectionTransport {
    private static final int BOTH = ObjectRights.READ | ObjectRights.WRITE;

    @Override
    public Transport type() {
        return Transport.MAILBOX;
    }

    @Override
    public Outcome<CapabilityReference> incoming() {
        return capabilities.mint(rings.reference(), BOTH);
    }

    @Override
    public Outcome<CapabilityReference> outgoing() {
        return capabilities.mint(mailbox, ObjectRights.WRITE);
    }

    @Override
    public void close() {
        capabilities.revokeLocal(mailbox);
        capabilities.revokeLocal(rings.reference());
        new MailboxReference(mailbox.address()).close(syscalls).orBug("the closing of a mailbox channel of one's own");
    }

    @Override
    public boolean outlivesClose() {
        return true;
    }

    @Override
    public void dispose() {
        capabilities.destroy(mailbox);
        capabilities.destroy(rings.reference());
        memory.freeWhenUnused(List.of(rings.block()));
    }
}
