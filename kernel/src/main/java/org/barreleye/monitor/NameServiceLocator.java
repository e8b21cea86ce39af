package org.barreleye.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.barreleye.generated.user.intermon.GetNameServiceContinuation;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/**
 * Where names are looked up: the root of the tree knows as soon as there is such a service, everybody else asks above.
 */
final class NameServiceLocator implements GetNameServiceContinuation, Copyable {
    private final CoreMonitor monitor;
    private final List<NameServiceRequest> pending;
    private OptionalLong service = OptionalLong.empty();
    private boolean requested;

    NameServiceLocator(CoreMonitor monitor) {
        this.monitor = monitor;
        pending = new ArrayList<>();
    }

    /** Answers now, or as soon as there is a name service. */
    void request(NameServiceRequest request) {
        if (service.isPresent()) {
            request.complete(service.getAsLong());
            return;
        }
        pending.add(request);
        if (!requested) {
            requested = true;
            monitor.tree().parent(monitor.core())
                    .ifPresent(parent -> monitor.links().neighbour(parent).send(new Request.FindNames(this)));
        }
    }

    /** There is a name service. */
    void onFound(long number) {
        service = OptionalLong.of(number);
        pending.forEach(request -> request.complete(number));
        pending.clear();
    }

    @Override
    public void replied(long number) {
        onFound(number);
    }

    @Override
    public void failed(Failure failure) {
        requested = false;
    }
}
