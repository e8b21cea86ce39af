package org.barreleye.monitor.binding;

import java.util.Optional;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.membership.MonitorLink;
import org.barreleye.monitor.memory.CoreMemory;
import org.barreleye.monitor.memory.SharedFrame;
import org.barreleye.monitor.transfer.CapabilityTransfer;
import org.barreleye.monitor.transfer.LocalCapabilities;
import org.barreleye.monitor.transfer.WireCapability;

/** Makes this core's end of a transport between two cores. A refused call leaves nothing behind. */
public final class TransportFactory implements Copyable {
    private static final KernelReference KERNEL = new KernelReference(WellKnownSlots.KERNEL);

    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final CoreMemory memory;
    private final LocalCapabilities capabilities;
    private final CapabilityTransfer transfer;
    private final CapabilityAddress terminationEndpoint;
    // Of a frame with two rings.
    private final long bytes;

    /**
     * Makes transports of one core.
     *
     * @param terminationEndpoint the endpoint at which the CPU driver reports that a mailbox channel is closed
     */
    public TransportFactory(SystemCalls syscalls, SlotAllocator slots, CoreMemory memory,
            LocalCapabilities capabilities, CapabilityTransfer transfer, CapabilityAddress terminationEndpoint) {
        this.syscalls = syscalls;
        this.slots = slots;
        this.memory = memory;
        this.capabilities = capabilities;
        this.transfer = transfer;
        this.terminationEndpoint = terminationEndpoint;
        bytes = syscalls.queueSizes().frameBytes();
    }

    /**
     * Makes the client's end; allocates rings or opens the mailbox.
     *
     * @param own whether the client is this monitor, which uses its reserve
     */
    Outcome<ConnectionTransport> create(Transport type, long connection, MonitorLink link, boolean own) {
        return type == Transport.MAILBOX
                ? openMailbox(connection, link.core(), false, own)
                : allocateRings(own).map(frame -> new RingTransport(capabilities, memory, type, connection,
                        link, frame.reference(), Optional.of(frame.block())));
    }

    /** Makes the service's end; imports the rings that the client's monitor has allocated, or opens the mailbox. */
    Outcome<ConnectionTransport> accept(Transport type, long connection, MonitorLink link, WireCapability rings) {
        return type == Transport.MAILBOX
                ? openMailbox(connection, link.core(), true, false)
                : transfer.importFrom(link.core(), rings).map(frame ->
                        new RingTransport(capabilities, memory, type, connection, link, frame, Optional.empty()));
    }

    /** Describes the rings of the client's end for the monitor of the service; absent if it needs none. */
    WireCapability describe(ConnectionTransport transport, long connection) {
        return transport instanceof RingTransport rings
                ? transfer.describeShared(connection, rings.frame()).orBug("the description of a frame of one's own")
                : WireCapability.absent(connection);
    }

    /** The memory of the rings of a connection, in bytes. */
    long bytes() {
        return bytes;
    }

    private Outcome<SharedFrame> allocateRings(boolean own) {
        return own ? memory.allocateOwn(bytes) : memory.allocateShared(bytes);
    }

    private Outcome<ConnectionTransport> openMailbox(long connection, int core, boolean isAcceptor, boolean own) {
        return allocateRings(own).flatMap(rings -> {
            CapabilityAddress slot = slots.take();
            Outcome<CapabilityReference> opened = capabilities.keep(slot, KERNEL.openMailbox(
                    syscalls, connection, core, rings.reference().address(), isAcceptor, terminationEndpoint, slot));
            if (!opened.succeeded()) {
                discard(rings);
            }
            return opened.map(mailbox -> new MailboxTransport(capabilities, memory, syscalls, rings, mailbox));
        });
    }

    private void discard(SharedFrame rings) {
        capabilities.destroy(rings.reference());
        memory.free(rings.block());
    }
}
