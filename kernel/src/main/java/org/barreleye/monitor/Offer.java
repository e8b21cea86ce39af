package org.barreleye.monitor;

import org.barreleye.generated.user.monitor.Transport;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/**
 * What a service is offered: its end of a connection.
 *
 * @param connection the connection
 * @param transport what carries it
 * @param incoming an endpoint, or the frame with the rings; a copy to give away
 * @param outgoing an endpoint to give away, or nothing
 * @param asker who is told of its answer
 */
record Offer(Connection connection, Transport transport, CapabilityReference incoming, CapabilityReference outgoing,
        Asker asker) implements Copyable {
    @Override
    public Offer copy(Copier copier) {
        Offer twin = new Offer(copier.of(connection), transport, incoming, outgoing, copier.of(asker));
        copier.enter(this, twin);
        return twin;
    }
}
