package org.barreleye.exploration.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.barreleye.exploration.system.GraphHash;
import org.barreleye.exploration.system.Node;
import org.barreleye.exploration.system.Outbox;
import org.barreleye.exploration.system.StateHash;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.state.Shared;

/** A client, which makes one call after the other. */
final class ClientNode<B extends Binding> implements Node {
    /** The operation that begins the handshake. */
    static final int BIND = OPERATIONS_MAX - 1;

    private final int number;
    @Shared // functions without state
    private final List<ClientCall<B>> calls;
    private final ExploredEnd<B> end;
    private final List<CallResult> results = new ArrayList<>();
    private int left;
    private boolean hasBegun;

    ClientNode(int number, int callsMax, List<ClientCall<B>> calls, ExploredEnd<B> end) {
        this.number = number;
        this.calls = List.copyOf(calls);
        this.end = end;
        left = callsMax;
    }

    /** The calls so far. */
    List<CallResult> results() {
        return Collections.unmodifiableList(results);
    }

    @Override
    public long operations() {
        if (!hasBegun) {
            return 1L << BIND;
        }
        boolean isIdle = results.isEmpty() || !results.get(results.size() - 1).isOutstanding();
        long set = 0;
        for (int i = 0; i < calls.size() && left > 0 && isIdle && end.binding().isBound(); i++) {
            set |= calls.get(i).when().test(results()) ? 1L << i : 0;
        }
        return set;
    }

    @Override
    public String describe(int operation) {
        return operation == BIND ? "binds" : "calls " + calls.get(operation).name();
    }

    @Override
    public void start(int operation, Outbox outbox) {
        if (operation == BIND) {
            // The first lines were published when the binding was made.
            hasBegun = true;
            finish(outbox);
            return;
        }
        left--;
        ClientCall<B> call = calls.get(operation);
        CallResult result = new CallResult(number, results.size(), call.name());
        results.add(result);
        outbox.record(new CallStarted(number, result.number(), result.name()));
        call.action().accept(end.binding(), result);
        finish(outbox);
    }

    @Override
    public void receive(int from, Object message, Outbox outbox) {
        end.arrive((Line) message);
        finish(outbox);
    }

    @Override
    public void onDeath(int node, Outbox outbox) {
        if (node == end.peer()) {
            end.onPeerDied();
            finish(outbox);
        }
    }

    private void finish(Outbox outbox) {
        end.poll();
        end.send(outbox);
        for (CallResult result : results) {
            Optional<CallEnded> ended = result.takeEnd();
            ended.ifPresent(outbox::record);
        }
    }

    @Override
    public void addTo(StateHash hash) {
        GraphHash graph = new GraphHash(hash.add(left));
        graph.add(end);
        graph.add(results);
    }
}
