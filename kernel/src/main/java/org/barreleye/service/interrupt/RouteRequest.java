package org.barreleye.service.interrupt;

import org.barreleye.generated.user.InterruptDestinationReference;
import org.barreleye.generated.user.InterruptSourceReference;
import org.barreleye.generated.user.interrupt_routing.RouteReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;

/**
 * The request for a route.
 *
 * @param session the client's
 * @param source the line
 * @param destination the vectors
 * @param core the number of the core of the vector
 */
record RouteRequest(RoutingSession session, InterruptSourceReference source,
        InterruptDestinationReference destination, long core, RouteReply reply) implements Copyable {
    void refuse(ErrorCode error) {
        reply.failed(error);
    }
}
