package org.barreleye.monitor;

import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.generated.user.EndPointReceiveResult;
import org.barreleye.generated.user.EndPointReference;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * Where the CPU driver says which of the monitor's domains have ended, whether they wanted to or not, and which
 * channels through the mailbox: the number of a domain, or the complement of a channel's.
 */
final class TerminationEvents implements EventSource {
    private final CoreMonitor monitor;
    private final SystemCalls syscalls;
    private final EndPointReference endpoint;

    TerminationEvents(CoreMonitor monitor, SystemCalls syscalls, EndPointReference endpoint) {
        this.monitor = monitor;
        this.syscalls = syscalls;
        this.endpoint = endpoint;
    }

    /** Where the end of a dispatcher or of a channel is told. */
    CapabilityAddress address() {
        return endpoint.address();
    }

    @Override
    public boolean poll() {
        Outcome<EndPointReceiveResult> received = endpoint.receive(syscalls, CapabilityAddress.NULL);
        if (!received.succeeded()) {
            return false;
        }
        long number = received.value().word0();
        if (number < 0) {
            monitor.connections().remote(~number).ifPresent(RemoteConnection::onRemoteClosed);
        } else {
            monitor.domains().get(number).ifPresent(domain -> domain.onEnded((int) received.value().word1()));
        }
        return true;
    }

    @Override
    public long watchedLine() {
        return NO_LINE;
    }

    @Override
    public boolean isFinished() {
        return false;
    }
}
