package org.barreleye.exploration.service;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.barreleye.exploration.system.Outbox;
import org.barreleye.exploration.system.Unhashed;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.binding.Handler;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/**
 * One end of a binding between two nodes: production stubs over a production ring whose lines travel as messages, with
 * a channel for capabilities beside it.
 */
final class ExploredEnd<B extends Binding> implements Copyable {
    private final int peer;
    private final OutgoingRing outgoing;
    private final IncomingRing incoming;
    private final ExploredCapabilityChannel capabilities;
    @Unhashed private final LineLog sent = new LineLog();
    @Unhashed private final LineLog received = new LineLog();
    private final LineChannel channel;
    // Set right after the channel exists.
    private B binding;
    @Unhashed private List<Handler> handlers;
    // What this end has done in this step that a binding may not do; null if nothing.
    @Unhashed private String wrongOrder;

    /**
     * Makes an end.
     *
     * @param peer the node of the other end
     * @param lines the lines of each ring
     * @param space the capabilities of the node of this end
     */
    ExploredEnd(int peer, int lines, CapabilitySpace space) {
        this.peer = peer;
        outgoing = new OutgoingRing(lines);
        incoming = new IncomingRing(lines);
        capabilities = new ExploredCapabilityChannel(peer, space, sent, received);
        channel = new LoggedChannel(new UmpChannel(outgoing, incoming, capabilities), sent, received);
    }

    LineChannel channel() {
        return channel;
    }

    void attach(B newBinding) {
        binding = newBinding;
        handlers = UserObjects.handlersOf(newBinding);
    }

    /** The objects of the user that the binding calls. */
    List<Handler> handlers() {
        return handlers;
    }

    B binding() {
        return binding;
    }

    int peer() {
        return peer;
    }

    /** The lines that this end has sent. */
    LineLog sent() {
        return sent;
    }

    /** The lines that this end has received. */
    LineLog received() {
        return received;
    }

    /** Begins a step. */
    void begin(Outbox outbox) {
        capabilities.begin(outbox);
    }

    void arrive(Object message) {
        if (message instanceof CapabilityTransfer transfer) {
            capabilities.arrive(transfer);
        } else {
            incoming.arrive((Line) message);
        }
    }

    /** Makes one unit of progress; returns whether there was any. */
    boolean poll() {
        boolean progress = binding.poll();
        if (binding.isOpen()) {
            // What a binding that has ended takes is deleted.
            wrongOrder = capabilities.wrongTake().orElse(wrongOrder);
        }
        return progress;
    }

    /** Describes a capability that was taken by a wrong message. */
    Optional<String> wrongOrder() {
        return Optional.ofNullable(wrongOrder);
    }

    /** Returns whether something waits for room in the channel for capabilities. */
    boolean isWaitingForRoom() {
        return capabilities.isWaitingForRoom() && binding.isBound() && !binding.isDrained();
    }

    /** The capabilities that have arrived, and that no message has taken. */
    Collection<CapabilityTransfer> arrivedCapabilities() {
        return capabilities.arrived();
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
