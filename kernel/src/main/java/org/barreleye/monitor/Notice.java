package org.barreleye.monitor;

import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CapabilityReference;

/** What a monitor wants to tell a domain, as a value: it waits its turn when the binding has no room. */
sealed interface Notice {
    /**
     * Tries to tell it.
     *
     * @return whether there was room
     */
    boolean sendOn(MonitorBinding binding);

    /** Somebody asks to be bound. */
    record Offered(long connection, Transport transport, CapabilityReference incoming, CapabilityReference outgoing)
            implements Notice {
        @Override
        public boolean sendOn(MonitorBinding binding) {
            return binding.tryBindServiceRequest(connection, transport, incoming, outgoing);
        }
    }

    /** The next capability of a connection. */
    record Deliver(long connection, CapabilityReference capability) implements Notice {
        @Override
        public boolean sendOn(MonitorBinding binding) {
            return binding.tryCapArrived(connection, capability);
        }
    }

    /** A capability is lost. */
    record Undeliverable(long connection, ErrorCode error) implements Notice {
        @Override
        public boolean sendOn(MonitorBinding binding) {
            return binding.tryCapFailed(connection, error);
        }
    }

    /** The other end is gone. */
    record Disconnected(long connection) implements Notice {
        @Override
        public boolean sendOn(MonitorBinding binding) {
            return binding.tryDisconnected(connection);
        }
    }
}
