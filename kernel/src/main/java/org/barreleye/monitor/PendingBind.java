package org.barreleye.monitor;

import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * What a service is offered: its end of a connection.
 *
 * @param connection the connection
 * @param transport what carries it
 * @param incoming an endpoint, or the frame with the rings; a copy to give away
 * @param outgoing an endpoint to give away, or nothing
 * @param completion who is told of its answer
 */
record PendingBind(Connection connection, Transport transport, CapabilityReference incoming,
        CapabilityReference outgoing, BindCompletion completion) implements Copyable {}
