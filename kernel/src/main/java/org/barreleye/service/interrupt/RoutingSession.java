package org.barreleye.service.interrupt;

import java.util.ArrayList;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.InterruptDestinationReference;
import org.barreleye.generated.user.InterruptSourceReference;
import org.barreleye.generated.user.interrupt_routing.AcknowledgeReply;
import org.barreleye.generated.user.interrupt_routing.InterruptRoutingHandler;
import org.barreleye.generated.user.interrupt_routing.RouteReply;
import org.barreleye.generated.user.interrupt_routing.UnrouteReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/** Serves one client of the routing service. When its binding closes, its routes are removed. */
final class RoutingSession implements InterruptRoutingHandler, Copyable {
    private final InterruptRoutes routes;
    private final SortedMap<Long, InterruptPath> made = new TreeMap<>();
    // The lines that are not masked any more.
    private final SortedSet<Long> enabled = new TreeSet<>();
    private boolean isClosed;

    RoutingSession(InterruptRoutes routes) {
        this.routes = routes;
    }

    @Override
    public void route(InterruptSourceReference source, InterruptDestinationReference destination,
            long core, RouteReply reply) {
        routes.request(new RouteRequest(this, source, destination, core, reply));
    }

    boolean isClosed() {
        return isClosed;
    }

    void onMade(InterruptPath path) {
        made.put(path.source(), path);
    }

    @Override
    public void acknowledge(long line, AcknowledgeReply reply) {
        InterruptPath path = made.get(line);
        if (path != null && enabled.add(line)) {
            routes.controllers().program(path);
        } else if (path != null) {
            routes.controllers().acknowledge(path);
        }
        reply.reply(path != null && routes.controllers().isPending(path),
                path == null ? SystemError.NOT_ROUTED.code() : ErrorCode.NONE);
    }

    @Override
    public void unroute(long line, UnrouteReply reply) {
        InterruptPath path = made.remove(line);
        if (path != null) {
            enabled.remove(line);
            routes.remove(path);
        }
        reply.reply(path == null ? SystemError.NOT_ROUTED.code() : ErrorCode.NONE);
    }

    @Override
    public void onClosed(Failure reason) {
        isClosed = true;
        new ArrayList<>(made.values()).forEach(routes::remove);
        made.clear();
    }
}
