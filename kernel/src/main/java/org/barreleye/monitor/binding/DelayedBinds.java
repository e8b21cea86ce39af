package org.barreleye.monitor.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.barreleye.domain.binding.Client;
import org.barreleye.generated.user.monitor.BindContinuation;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.domain.LocalDomain;
import org.barreleye.monitor.membership.MonitorLink;
import org.barreleye.monitor.plan.ServiceNumber;

/**
 * The bind requests for services of this core whose domain has ended and is being started again, in the order of their
 * arrival. They wait until the service is exported again or given up; its supervisor does one of both within a bound
 * of time.
 */
final class DelayedBinds implements Copyable {
    private final SortedMap<Long, List<DelayedBind>> byService = new TreeMap<>();

    /** A bind request that waits. */
    sealed interface DelayedBind extends Copyable {
        /** The number of the service, with the generation of the client's capability. */
        long service();
    }

    /** The request of a client of this core. */
    record LocalBind(long service, LocalDomain client, BindContinuation reply) implements DelayedBind {}

    /** The request of a client of another core. */
    record RemoteBind(long service, MonitorLink link, RingOffer rings, Client client, ErrorContinuation completion)
            implements DelayedBind {}

    void add(DelayedBind request) {
        byService.computeIfAbsent(ServiceNumber.firstOf(request.service()), known -> new ArrayList<>()).add(request);
    }

    /** Removes and returns the requests for a service, of all generations. */
    List<DelayedBind> removeAllFor(long service) {
        List<DelayedBind> removed = byService.remove(ServiceNumber.firstOf(service));
        return removed == null ? List.of() : removed;
    }

    /** Removes and returns the requests that a condition selects. */
    List<DelayedBind> removeIf(Predicate<DelayedBind> condition) {
        List<DelayedBind> removed = new ArrayList<>();
        for (List<DelayedBind> requests : byService.values()) {
            requests.stream().filter(condition).forEach(removed::add);
            requests.removeIf(condition);
        }
        return removed;
    }
}
