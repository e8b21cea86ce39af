package org.barreleye.exploration.service;

import java.util.Optional;
import org.barreleye.exploration.system.Checker;
import org.barreleye.exploration.system.SystemState;

/**
 * The order of each binding: an end receives the lines that the other end has sent, each once and in their order, and
 * a capability with the message that it was sent with.
 */
final class BindingOrder implements Checker {
    @Override
    public String name() {
        return "each binding keeps its order";
    }

    @Override
    public Optional<String> check(SystemState state) {
        for (int client = 1; client < state.size(); client++) {
            ExploredEnd<?> clientEnd = endOf(state, client, 0);
            ExploredEnd<?> serviceEnd = endOf(state, 0, client);
            Optional<String> found = find(client, clientEnd, 0, serviceEnd);
            if (found.isEmpty()) {
                found = find(0, serviceEnd, client, clientEnd);
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static ExploredEnd<?> endOf(SystemState state, int node, int peer) {
        return ((BoundNode) state.node(node)).bindings().with(peer);
    }

    private static Optional<String> find(int from, ExploredEnd<?> sender, int to, ExploredEnd<?> receiver) {
        int place = receiver.received().firstDifference(sender.sent());
        return place < 0
                ? receiver.wrongOrder().map(wrong -> wrong + " at node " + to)
                : Optional.of("node " + to + " has received " + receiver.received().get(place) + " as line " + place
                        + " of node " + from + ", which has sent "
                        + (place < sender.sent().size() ? sender.sent().get(place).toString() : "no such line"));
    }
}
