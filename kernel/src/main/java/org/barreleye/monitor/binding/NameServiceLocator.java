package org.barreleye.monitor.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.barreleye.generated.user.intermon.GetNameServiceContinuation;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.membership.LiveTree;
import org.barreleye.monitor.membership.MonitorLinks;

/**
 * Locates the name service. The boot core's monitor knows its number as soon as it has started; every other monitor
 * asks its parent in the tree, once, and remembers the answer.
 */
public final class NameServiceLocator implements GetNameServiceContinuation, Copyable {
    private final int core;
    private final LiveTree tree;
    private final MonitorLinks links;
    private final List<GetNameServiceContinuation> waiting = new ArrayList<>();
    private OptionalLong service = OptionalLong.empty();
    private boolean requested;

    /** Locates the name service for the domains of one core and for the monitors below it. */
    public NameServiceLocator(int core, LiveTree tree, MonitorLinks links) {
        this.core = core;
        this.tree = tree;
        this.links = links;
    }

    /** Passes the service's number to a continuation, now or when the name service has started. */
    public void locate(GetNameServiceContinuation continuation) {
        if (service.isPresent()) {
            continuation.replied(service.getAsLong());
            return;
        }
        waiting.add(continuation);
        request();
    }

    private void request() {
        if (!requested && !waiting.isEmpty()) {
            tree.parent(core).flatMap(links::linkTo).ifPresent(parent -> {
                requested = true;
                parent.binding().sendGetNameService(this);
            });
        }
    }

    /** A core has left: asks again if it was the one that was to answer. */
    public void onLeft() {
        request();
    }

    /** The name service has started. */
    public void onFound(long number) {
        service = OptionalLong.of(number);
        List<GetNameServiceContinuation> completed = List.copyOf(waiting);
        waiting.clear();
        completed.forEach(continuation -> continuation.replied(number));
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
