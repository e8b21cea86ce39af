package org.barreleye.exploration.service;

import java.util.List;
import org.barreleye.exploration.system.GraphHash;
import org.barreleye.exploration.system.Outbox;
import org.barreleye.exploration.system.StateHash;
import org.barreleye.kpi.binding.Binding;

/** The service with its end of the binding of each client. */
final class ServiceNode<S, B extends Binding> implements BoundNode {
    private final S service;
    private final NodeBindings<B> bindings;

    ServiceNode(S service, NodeBindings<B> bindings) {
        this.service = service;
        this.bindings = bindings;
    }

    /** The user's object. */
    S service() {
        return service;
    }

    @Override
    public NodeBindings<B> bindings() {
        return bindings;
    }

    @Override
    public long operations() {
        return bindings.isWaitingForRoom() ? 1L << RETRY : 0;
    }

    @Override
    public String describe(int operation) {
        return "sends what waited for room";
    }

    @Override
    public void start(int operation, Outbox outbox) {
        bindings.begin(outbox);
        finish(outbox);
    }

    @Override
    public void receive(int from, Object message, Outbox outbox) {
        bindings.begin(outbox);
        bindings.with(from).arrive(message);
        finish(outbox);
    }

    @Override
    public void onDeath(int node, Outbox outbox) {
        bindings.begin(outbox);
        bindings.with(node).onPeerDied();
        finish(outbox);
    }

    /** A message of one client may make the service send to others. */
    private void finish(Outbox outbox) {
        bindings.finish(outbox, List.of(service), List.of());
    }

    @Override
    public void addTo(StateHash hash) {
        GraphHash graph = new GraphHash(hash);
        graph.add(service);
        graph.add(bindings);
    }
}
