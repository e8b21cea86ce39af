package org.barreleye.monitor.binding;

import java.util.Optional;
import org.barreleye.domain.error.SystemError;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.binding.CapabilitySequence.Arrival;
import org.barreleye.monitor.capops.IncomingCapabilities;
import org.barreleye.monitor.capops.LocalCapabilities;
import org.barreleye.monitor.capops.Transfer;

/**
 * Delivers the capabilities that arrive from other cores to the domains that receive them, in the order in which they
 * were sent. If the receiver has ended while a capability was in transit, the transfer fails at its sender.
 */
public final class CapabilityDelivery implements Copyable {
    private final ConnectionTable connections;
    private final LocalCapabilities capabilities;
    private final IncomingCapabilities incoming;

    /** Delivers to the domains of one core. */
    public CapabilityDelivery(ConnectionTable connections, LocalCapabilities capabilities,
            IncomingCapabilities incoming) {
        this.connections = connections;
        this.capabilities = capabilities;
        this.incoming = incoming;
    }

    /** Delivers a capability that the monitor of a core has sent. */
    public void deliver(int from, Transfer transfer) {
        Optional<RemoteConnection> connection = connections.remote(transfer.connection());
        if (connection.isEmpty()) {
            if (transfer.present()) {
                incoming.refuse(from, transfer.mode(), transfer.words());
            }
            sendFailed(transfer, SystemError.NO_SUCH_CONNECTION.code());
            return;
        }
        if (connection.get().arrived().hasArrived(transfer.sequence())) {
            if (transfer.present()) {
                incoming.refuse(from, transfer.mode(), transfer.words());
            }
            return;
        }
        for (Arrival arrival : connection.get().arrived().add(transfer.sequence(), accept(from, transfer))) {
            if (arrival.isDelivered() && !connection.get().domain().binding().tryCapArrived(
                    transfer.connection(), arrival.capability(), arrival.error())) {
                // The domain does not read its messages: this monitor does not keep capabilities for it without limit.
                capabilities.delete(arrival.capability());
                sendFailed(transfer, SystemError.BUSY.code());
            }
        }
    }

    private Arrival accept(int from, Transfer transfer) {
        if (!transfer.present()) {
            return new Arrival(CapabilityReference.ABSENT, transfer.error(), true);
        }
        Outcome<CapabilityReference> accepted = incoming.accept(from, transfer.mode(), transfer.words());
        if (accepted.succeeded()) {
            return new Arrival(accepted.value(), ErrorCode.NONE, true);
        }
        ErrorCode error = ErrorCode.of(accepted.error());
        if (accepted.error() == KernelError.REVOKED) {
            return new Arrival(CapabilityReference.ABSENT, error, true);
        }
        sendFailed(transfer, error);
        return new Arrival(CapabilityReference.ABSENT, error, false);
    }

    /** Notifies the sender, unless it sends faster than its monitor reads the notices. */
    private void sendFailed(Transfer transfer, ErrorCode error) {
        incoming.reportFailed(transfer.sender(), transfer.connection(), error);
    }

    /** The capability that a domain of this core sent could not be delivered. */
    public void onFailed(long connection, ErrorCode error) {
        connections.remote(connection).ifPresent(known -> known.domain().notifyCapabilityFailed(connection, error));
    }
}
