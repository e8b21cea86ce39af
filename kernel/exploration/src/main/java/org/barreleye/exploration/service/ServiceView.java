package org.barreleye.exploration.service;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.exploration.system.SystemState;

/** A state as a rule about a service sees it. Nothing of it may be changed. */
public final class ServiceView<S> {
    private final SystemState state;

    ServiceView(SystemState state) {
        this.state = state;
    }

    /** The service. */
    @SuppressWarnings("unchecked") // node 0 is the service
    public S service() {
        return ((ServiceNode<S, ?>) state.node(0)).service();
    }

    /** The numbers of the clients that have not died. */
    public List<Integer> liveClients() {
        List<Integer> clients = new ArrayList<>();
        for (int client = 1; client < state.size(); client++) {
            if (state.isAlive(client)) {
                clients.add(client);
            }
        }
        return clients;
    }

    /** Returns whether the service has not died. */
    public boolean isServiceAlive() {
        return state.isAlive(0);
    }

    /** The calls that a client has made so far, the oldest first. */
    public List<CallResult> callsOf(int client) {
        return ((ClientNode<?>) state.node(client)).results();
    }
}
