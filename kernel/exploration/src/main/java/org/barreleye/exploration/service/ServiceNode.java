package org.barreleye.exploration.service;

import java.util.List;
import org.barreleye.exploration.system.GraphHash;
import org.barreleye.exploration.system.Node;
import org.barreleye.exploration.system.Outbox;
import org.barreleye.exploration.system.StateHash;
import org.barreleye.kpi.binding.Binding;

/** The service with its end of the binding of each client. */
final class ServiceNode<S, B extends Binding> implements Node {
    private final S service;
    private final List<ExploredEnd<B>> ends;

    ServiceNode(S service, List<ExploredEnd<B>> ends) {
        this.service = service;
        this.ends = List.copyOf(ends);
    }

    /** The user's object. */
    S service() {
        return service;
    }

    @Override
    public long operations() {
        return 0;
    }

    @Override
    public String describe(int operation) {
        throw new IllegalStateException("a service begins nothing by itself");
    }

    @Override
    public void start(int operation, Outbox outbox) {
        throw new IllegalStateException("a service begins nothing by itself");
    }

    @Override
    public void receive(int from, Object message, Outbox outbox) {
        endOf(from).arrive((Line) message);
        pollAll(outbox);
    }

    @Override
    public void onDeath(int node, Outbox outbox) {
        endOf(node).onPeerDied();
        pollAll(outbox);
    }

    private ExploredEnd<B> endOf(int client) {
        return ends.stream().filter(end -> end.peer() == client).findFirst().orElseThrow();
    }

    /** A message of one client may make the service send to others. */
    private void pollAll(Outbox outbox) {
        ends.forEach(ExploredEnd::poll);
        ends.forEach(end -> end.send(outbox));
    }

    @Override
    public void addTo(StateHash hash) {
        GraphHash graph = new GraphHash(hash);
        graph.add(service);
        graph.add(ends);
    }
}
