package org.barreleye.exploration.service;

import org.barreleye.exploration.system.Hashed;
import org.barreleye.exploration.system.StateHash;

/**
 * A client has made a call.
 *
 * @param client the node of the client
 * @param number the number of the call among those of its client
 * @param name the name of the call
 */
public record CallStarted(int client, int number, String name) implements Hashed {
    @Override
    public void addTo(StateHash hash) {
        hash.addNode(client).add(number).add(name);
    }
}
