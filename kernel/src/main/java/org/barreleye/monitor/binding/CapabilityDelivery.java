package org.barreleye.monitor.binding;

import java.util.Optional;
import org.barreleye.domain.error.SystemError;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.membership.MonitorLink;
import org.barreleye.monitor.membership.MonitorLinks;
import org.barreleye.monitor.memory.CoreMemory;
import org.barreleye.monitor.transfer.CapabilityTransfer;
import org.barreleye.monitor.transfer.LocalCapabilities;
import org.barreleye.monitor.transfer.WireCapability;

/**
 * Delivers the capabilities that arrive from other cores to the domains that receive them. A capability whose receiver
 * has ended while it was in transit is returned to its owner, and the transfer fails at its sender.
 */
public final class CapabilityDelivery implements Copyable {
    private final ConnectionTable connections;
    private final MonitorLinks links;
    private final LocalCapabilities capabilities;
    private final CapabilityTransfer transfer;
    private final CoreMemory memory;

    /** Delivers to the domains of one core. */
    public CapabilityDelivery(ConnectionTable connections, MonitorLinks links, LocalCapabilities capabilities,
            CapabilityTransfer transfer, CoreMemory memory) {
        this.connections = connections;
        this.links = links;
        this.capabilities = capabilities;
        this.transfer = transfer;
        this.memory = memory;
    }

    /** Delivers a capability that the monitor of a link has sent. */
    public void deliver(MonitorLink link, WireCapability words) {
        Optional<RemoteConnection> connection = connections.remote(words.connection());
        Outcome<CapabilityReference> imported = transfer.importFrom(link.core(), words);
        if (!imported.succeeded()) {
            link.binding().sendCapFailed(words.connection(), ErrorCode.of(imported.error()));
        } else if (connection.isEmpty()) {
            returnToOwner(link, imported.value(), words.returning());
            sendFailed(link, words, SystemError.NO_SUCH_CONNECTION);
        } else if (!connection.get().domain().binding().tryCapArrived(words.connection(), imported.value())) {
            // The domain does not read its messages: this monitor does not keep capabilities for it without limit.
            returnToOwner(link, imported.value(), words.returning());
            sendFailed(link, words, SystemError.BUSY);
        }
        links.sendReleases();
    }

    /** Notifies the sender, unless it sends faster than its monitor reads the notices. */
    private static void sendFailed(MonitorLink link, WireCapability words, SystemError error) {
        if (!link.isCongested()) {
            link.binding().sendCapFailed(words.connection(), error.code());
        }
    }

    /** Returns a capability that no domain here receives, so that its owner knows that this core does not hold it. */
    private void returnToOwner(MonitorLink link, CapabilityReference capability, boolean ownedHere) {
        if (ownedHere) {
            capabilities.delete(capability);
            return;
        }
        Outcome<WireCapability> words = transfer.exportTo(link.core(), WireCapability.NO_CONNECTION, capability);
        if (words.succeeded() && words.value().present()) {
            links.sendReturned(link, words.value());
        }
    }

    /**
     * A monitor returns a capability that it could not deliver, or that its core holds no more: it is imported and
     * deleted, and its memory is freed if that was the last one.
     */
    public void onReturned(MonitorLink link, WireCapability words) {
        transfer.importFrom(link.core(), words).flatMap(capabilities::deleteDescribed)
                .flatMap(deleted -> {
                    memory.reclaim(deleted.base(), deleted.bytes());
                    return Outcome.unit();
                });
    }

    /** The capability that a domain of this core sent could not be delivered. */
    public void onFailed(long connection, ErrorCode error) {
        connections.remote(connection).ifPresent(known -> known.domain().notifyCapabilityFailed(connection, error));
    }
}
