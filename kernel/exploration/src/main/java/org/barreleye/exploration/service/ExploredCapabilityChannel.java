package org.barreleye.exploration.service;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.barreleye.exploration.service.CapabilityTransfer.State;
import org.barreleye.exploration.system.Outbox;
import org.barreleye.exploration.system.Unhashed;
import org.barreleye.kpi.channel.CapabilityChannel;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * One end of a channel for capabilities between two nodes. They travel apart from the lines, as they do through the
 * monitors of a machine. It notices if a capability is taken by another message than the one that it was sent with.
 */
final class ExploredCapabilityChannel implements CapabilityChannel, Copyable {
    private final int peer;
    private final CapabilitySpace space;
    // Their sizes are known from the places in the rings.
    @Unhashed private final LineLog linesSent;
    @Unhashed private final LineLog linesReceived;
    private final Deque<CapabilityTransfer> arrived = new ArrayDeque<>();
    private Optional<Failure> failure = Optional.empty();
    private boolean closed;
    private boolean refusedByChannel;
    private transient Outbox outbox;
    // What was taken by a wrong message in this step; null if nothing was.
    private transient String wrongTake;

    ExploredCapabilityChannel(int peer, CapabilitySpace space, LineLog linesSent, LineLog linesReceived) {
        this.peer = peer;
        this.space = space;
        this.linesSent = linesSent;
        this.linesReceived = linesReceived;
    }

    /** Sets where capabilities go that are sent in this step. */
    void begin(Outbox newOutbox) {
        outbox = newOutbox;
    }

    @Override
    public CapabilityInspector inspector() {
        return space;
    }

    @Override
    public boolean send(CapabilityReference capability, boolean move) {
        Optional<Capability> sent = capability.isPresent() ? Optional.of(space.toSend(capability, move))
                : Optional.empty();
        refusedByChannel = !outbox.trySend(peer, new CapabilityTransfer(
                capability.isRevoked() ? State.REVOKED : State.SENT, sent, linesSent.lastMessage(), linesSent.size()));
        if (!refusedByChannel && sent.isPresent()) {
            space.onSent(capability, move, peer, linesSent.lastMessage());
        }
        return !refusedByChannel;
    }

    /** Returns whether there was no room for a capability: it is sent later. */
    boolean isWaitingForRoom() {
        return refusedByChannel;
    }

    /** Takes a capability from the other node. Those that arrive after the end are deleted. */
    void arrive(CapabilityTransfer transfer) {
        if (transfer.state() == State.REFUSED) {
            failure = Optional.of(new Failure(Failure.Kind.REFUSED, "the receiver has no free capability slots"));
        } else if (!closed) {
            arrived.add(transfer);
        }
    }

    @Override
    public boolean isReady() {
        return !arrived.isEmpty();
    }

    @Override
    public CapabilityReference take() {
        if (arrived.isEmpty()) {
            throw new IllegalStateException("no capability has arrived");
        }
        CapabilityTransfer transfer = arrived.remove();
        if (transfer.lines() != linesReceived.size()) {
            wrongTake = transfer + ", sent after line " + transfer.lines() + " of node " + peer
                    + ", is taken after line " + linesReceived.size();
        }
        if (transfer.state() == State.REVOKED) {
            return CapabilityReference.REVOKED;
        }
        return transfer.capability()
                .map(sent -> space.insert(sent, "which node " + peer + " sent with message " + transfer.message()))
                .orElse(CapabilityReference.ABSENT);
    }

    /** The capabilities that have arrived, and that no message has taken. */
    Deque<CapabilityTransfer> arrived() {
        return arrived;
    }

    /** Describes a capability that a wrong message has taken in this step. */
    Optional<String> wrongTake() {
        return Optional.ofNullable(wrongTake);
    }

    @Override
    public Optional<Failure> failure() {
        return failure;
    }

    @Override
    public void release(CapabilityReference capability) {
        space.release(capability);
    }

    @Override
    public void close() {
        closed = true;
        arrived.clear();
    }
}
