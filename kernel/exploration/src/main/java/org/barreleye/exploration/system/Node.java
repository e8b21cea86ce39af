package org.barreleye.exploration.system;

import org.barreleye.kpi.state.Copyable;

/**
 * A node of an explored system, such as the kernel and the monitor of one core. It shares no mutable state with other
 * nodes and reacts to one event at a time: an operation that it starts, a message, the death of another node or that
 * it has joined again.
 */
public interface Node extends Copyable {
    /** The largest number of operations of one node. */
    int OPERATIONS_MAX = 64;

    /**
     * The operations that the node can start now, as a set of bits. An operation is a number that the node defines, for
     * instance a call that a client of it makes; which of them are possible may change with every event.
     */
    long operations();

    /** Describes an operation in a few words, such as "revokes". */
    String describe(int operation);

    /** Starts an operation that is possible now. */
    void start(int operation, Outbox outbox);

    /** Handles a message. Messages are immutable values whose {@code equals} compares them. */
    void receive(int from, Object message, Outbox outbox);

    /** Handles the death of another node, which is reported after its last message. */
    default void onDeath(int node, Outbox outbox) {}

    /** Handles that another node, whose death was reported, has joined again: before its first message. */
    default void onRejoined(int node, Outbox outbox) {}

    /** Returns whether this node has nothing left of another one that has died, so that that may join again. */
    default boolean permitsRejoin(int dead) {
        return true;
    }

    /**
     * The first state of the node when it joins again after it has died.
     *
     * @throws UnsupportedOperationException if it does not join again
     */
    default Node nextIncarnation() {
        throw new UnsupportedOperationException("this node does not join again");
    }

    /** The name of the state that matters for the table of messages and states, such as "REVOKING". */
    default String phase() {
        return "any";
    }

    /**
     * Adds all state that the future of the node depends on. Two nodes with equal state must add the same values; what
     * no future step depends on, such as a count of work, is left out, or equal states are not recognized.
     */
    void addTo(StateHash hash);
}
