package org.barreleye.exploration.service;

import org.barreleye.exploration.system.Outbox;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/** One end of a binding between two nodes: production stubs over a production ring whose lines travel as messages. */
final class ExploredEnd<B extends Binding> implements Copyable {
    private final int peer;
    private final OutgoingRing outgoing;
    private final IncomingRing incoming;
    private final LineChannel channel;
    // Set right after the channel exists.
    private B binding;

    /**
     * Makes an end.
     *
     * @param peer the node of the other end
     * @param lines the lines of each ring
     */
    ExploredEnd(int peer, int lines) {
        this.peer = peer;
        outgoing = new OutgoingRing(lines);
        incoming = new IncomingRing(lines);
        channel = new UmpChannel(outgoing, incoming, new AbsentCapabilityChannel());
    }

    LineChannel channel() {
        return channel;
    }

    void attach(B newBinding) {
        binding = newBinding;
    }

    B binding() {
        return binding;
    }

    int peer() {
        return peer;
    }

    void arrive(Line line) {
        incoming.arrive(line);
    }

    /** Does all that this end can do before another line arrives. */
    void poll() {
        boolean progress = true;
        while (progress) {
            progress = binding.poll();
        }
    }

    /** Puts the lines that were published on their way. */
    void send(Outbox outbox) {
        outgoing.takePublished().forEach(line -> outbox.send(peer, line));
    }

    void onPeerDied() {
        binding.close(new Failure(Failure.Kind.PEER_GONE, "node " + peer + " has died"));
        outgoing.takePublished();
    }
}
