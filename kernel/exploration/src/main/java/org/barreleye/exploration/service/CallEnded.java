package org.barreleye.exploration.service;

import java.util.Optional;
import org.barreleye.exploration.system.Hashed;
import org.barreleye.exploration.system.StateHash;

/**
 * A call has ended at its client.
 *
 * @param client the node of the client
 * @param number the number of the call among those of its client
 * @param name the name of the call
 * @param value what it returned; empty if it failed
 */
public record CallEnded(int client, int number, String name, Optional<Object> value) implements Hashed {
    @Override
    public void addTo(StateHash hash) {
        hash.addNode(client).add(number).add(name).add(value.toString());
    }
}
