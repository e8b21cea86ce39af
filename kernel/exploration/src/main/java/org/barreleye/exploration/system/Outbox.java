package org.barreleye.exploration.system;

/** Takes the messages that a node sends in one step. */
public interface Outbox {
    /** Sends a message; it waits, in order, while the channel is full. */
    void send(int to, Object message);

    /**
     * Sends a message if the channel has room.
     *
     * @return false if it has none; then nothing was sent
     */
    boolean trySend(int to, Object message);

    /** Returns whether the channel to a node has room for a message, so that {@link #trySend} would send it. */
    boolean hasRoom(int to);

    /**
     * Adds an event to the history of the system, whose order all nodes share: for rules about the order of what nodes
     * do. Does nothing if the scenario does not record events. States with different histories are different states.
     *
     * @param event an immutable value
     */
    void record(Object event);
}
