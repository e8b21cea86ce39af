package org.barreleye.exploration.service;

import java.util.Optional;

/**
 * The behaviour of a service whose calls come one after the other.
 *
 * @param <M> its states: immutable values whose {@code equals} compares them
 */
public interface SequentialModel<M> {
    /** The first state. */
    M initial();

    /**
     * The state after a call, if the call can have this result in a state.
     *
     * @param value what the call returned; empty if its caller does not know, because it failed or has not ended
     * @return empty if the call cannot return this value in this state
     */
    Optional<M> after(M state, int client, String call, Optional<Object> value);
}
