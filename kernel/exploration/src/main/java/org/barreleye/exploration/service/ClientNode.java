package org.barreleye.exploration.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.barreleye.exploration.system.GraphHash;
import org.barreleye.exploration.system.Outbox;
import org.barreleye.exploration.system.StateHash;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CapabilityIdentity;

/** A client, which makes one call after the other. */
final class ClientNode<B extends Binding> implements BoundNode {
    /** The operation that begins the handshake. */
    static final int BIND = OPERATIONS_MAX - 1;

    private static final int SERVICE = 0;

    private final int number;
    @Shared // functions without state
    private final List<ClientCall<B>> calls;
    private final NodeBindings<B> bindings;
    private final ClientCapabilities capabilities;
    private final List<CallResult> results = new ArrayList<>();
    private int left;
    private boolean hasBegun;

    ClientNode(int number, int callsMax, List<ClientCall<B>> calls, NodeBindings<B> bindings) {
        this.number = number;
        this.calls = List.copyOf(calls);
        this.bindings = bindings;
        capabilities = new ClientCapabilities(bindings.space());
        left = callsMax;
    }

    /** Gives the client capabilities to new objects. */
    void addCapabilities(int count, CapabilityIdentity identity) {
        for (int i = 0; i < count; i++) {
            capabilities.keep(bindings.space().create(identity));
        }
    }

    @Override
    public NodeBindings<B> bindings() {
        return bindings;
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
        long set = bindings.isWaitingForRoom() ? 1L << RETRY : 0;
        for (int i = 0; i < calls.size() && left > 0 && isIdle && binding().isBound(); i++) {
            ClientCall<B> call = calls.get(i);
            set |= call.capabilities() <= capabilities.size() && call.when().test(results()) ? 1L << i : 0;
        }
        return set;
    }

    private B binding() {
        return bindings.with(SERVICE).binding();
    }

    @Override
    public String describe(int operation) {
        return operation == BIND ? "binds"
                : operation == RETRY ? "sends what waited for room" : "calls " + calls.get(operation).name();
    }

    @Override
    public void start(int operation, Outbox outbox) {
        bindings.begin(outbox);
        if (operation == BIND) {
            // The first lines were published when the binding was made.
            hasBegun = true;
        } else if (operation != RETRY) {
            call(calls.get(operation), outbox);
        }
        finish(outbox);
    }

    private void call(ClientCall<B> call, Outbox outbox) {
        left--;
        CallResult result = new CallResult(number, results.size(), call.name(), capabilities);
        results.add(result);
        outbox.record(new CallStarted(number, result.number(), result.name()));
        call.action().accept(binding(), result);
    }

    @Override
    public void receive(int from, Object message, Outbox outbox) {
        bindings.begin(outbox);
        bindings.with(from).arrive(message);
        finish(outbox);
    }

    @Override
    public void onDeath(int node, Outbox outbox) {
        if (node == SERVICE) {
            bindings.begin(outbox);
            bindings.with(node).onPeerDied();
            finish(outbox);
        }
    }

    private void finish(Outbox outbox) {
        bindings.finish(outbox, List.of(capabilities), List.copyOf(results));
        for (CallResult result : results) {
            Optional<CallEnded> ended = result.takeEnd();
            ended.ifPresent(outbox::record);
        }
    }

    @Override
    public void addTo(StateHash hash) {
        GraphHash graph = new GraphHash(hash.add(left));
        graph.add(bindings);
        graph.add(capabilities);
        graph.add(results);
    }
}
