package org.barreleye.monitor.domain;

import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.generated.user.EndPointReceiveResult;
import org.barreleye.generated.user.EndPointReference;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;

/**
 * The endpoint at which the CPU driver reports terminations: the number of a process with its status, the complement
 * of the number of a connection whose mailbox channel is closed at the other end, or 0 when deletions are finished that
 * took more than a system call.
 */
public final class TerminationEvents implements EventSource {
    /** The number that is no process: the CPU driver has finished deletions. */
    public static final long DELETIONS = 0;

    private final SystemCalls syscalls;
    private final EndPointReference endpoint;
    private final DomainTable domains;
    private final TerminationListener listener;

    /** Receives from an endpoint of the monitor's own. */
    public TerminationEvents(SystemCalls syscalls, EndPointReference endpoint, DomainTable domains,
            TerminationListener listener) {
        this.syscalls = syscalls;
        this.endpoint = endpoint;
        this.domains = domains;
        this.listener = listener;
    }

    @Override
    public boolean poll() {
        Outcome<EndPointReceiveResult> received = endpoint.receive(syscalls, CapabilityAddress.NULL);
        if (!received.succeeded()) {
            return false;
        }
        long number = received.value().word0();
        if (number == DELETIONS) {
            listener.onDeletionsFinished();
        } else if (number < 0) {
            listener.onMailboxClosed(~number);
        } else {
            int status = (int) received.value().word1();
            domains.get(number).ifPresent(domain -> listener.onDomainEnded(domain, status));
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
