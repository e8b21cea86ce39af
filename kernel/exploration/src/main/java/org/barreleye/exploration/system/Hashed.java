package org.barreleye.exploration.system;

/** A message that adds itself to the hash of a state. Other messages are hashed by their text. */
public interface Hashed {
    /** Adds all values of the message; numbers of nodes by {@link StateHash#addNode}. */
    void addTo(StateHash hash);

    /** The name of the kind of message, for the table of messages and states. */
    default String kind() {
        return getClass().getSimpleName();
    }
}
