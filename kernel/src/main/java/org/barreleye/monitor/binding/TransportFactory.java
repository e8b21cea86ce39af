package org.barreleye.monitor.binding;

import java.util.Optional;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.TransferMode;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.capops.CapabilityOperations;
import org.barreleye.monitor.capops.IncomingCapabilities;
import org.barreleye.monitor.capops.LocalCapabilities;
import org.barreleye.monitor.capops.WireCapability;
import org.barreleye.monitor.membership.MonitorLink;
import org.barreleye.monitor.memory.CoreMemory;
import org.barreleye.monitor.memory.SharedFrame;

/** Makes this core's end of a transport between two cores. A refused call leaves nothing behind. */
public final class TransportFactory implements Copyable {
    private static final KernelReference KERNEL = new KernelReference(WellKnownSlots.KERNEL);

    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final CoreMemory memory;
    private final LocalCapabilities capabilities;
    private final CapabilityOperations operations;
    private final IncomingCapabilities incomingCapabilities;
    private final CapabilityAddress terminationEndpoint;
    // Of a frame with two rings.
    private final long bytes;

    /**
     * Makes transports of one core.
     *
     * @param terminationEndpoint the endpoint at which the CPU driver reports that a mailbox channel is closed
     */
    public TransportFactory(SystemCalls syscalls, SlotAllocator slots, CoreMemory memory,
            LocalCapabilities capabilities, CapabilityOperations operations, IncomingCapabilities incoming,
            CapabilityAddress terminationEndpoint) {
        this.syscalls = syscalls;
        this.slots = slots;
        this.memory = memory;
        this.capabilities = capabilities;
        this.operations = operations;
        incomingCapabilities = incoming;
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
    Outcome<ConnectionTransport> accept(Transport type, long connection, MonitorLink link, RingOffer rings) {
        return type == Transport.MAILBOX
                ? openMailbox(connection, link.core(), true, false)
                : incomingCapabilities.accept(link.core(), TransferMode.COPY, rings.frame()).map(frame ->
                        new RingTransport(capabilities, memory, type, connection, link, frame, Optional.empty()));
    }

    /** Offers the rings of the client's end to the monitor of the service, if the transport has any. */
    RingOffer offer(ConnectionTransport transport, long connection, MonitorLink link) {
        return new RingOffer(connection, transport instanceof RingTransport rings
                ? operations.share(rings.frame().address(), link.core())
                        .orBug("the delivery of a frame of the monitor's own")
                : WireCapability.NONE);
    }

    /** Does not make the service's end of a connection. */
    void refuse(MonitorLink link, RingOffer rings) {
        if (rings.isPresent()) {
            incomingCapabilities.refuse(link.core(), TransferMode.COPY, rings.frame());
        }
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
