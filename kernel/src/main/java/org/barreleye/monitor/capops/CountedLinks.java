package org.barreleye.monitor.capops;

import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;

/**
 * The links to the monitors of the other cores, with the numbers of messages that were sent and received on each. By a
 * number of messages a core tells another one over a third one what it has sent to it before.
 */
final class CountedLinks implements Copyable {
    private final CapabilityPeers peers;
    private final SortedMap<Integer, Long> sent = new TreeMap<>();
    private final SortedMap<Integer, Long> received = new TreeMap<>();

    CountedLinks(CapabilityPeers peers) {
        this.peers = peers;
    }

    /** Sends a message, unless the core is no member. */
    void send(int core, CapabilityMessage message) {
        if (peers.send(core, message)) {
            sent.merge(core, 1L, Long::sum);
        }
    }

    /** A message of a core is handled. */
    void onReceived(int core) {
        received.merge(core, 1L, Long::sum);
    }

    /** The number of messages that were sent to a core. */
    long sentTo(int core) {
        return sent.getOrDefault(core, 0L);
    }

    /** Returns whether so many messages of a core were handled. */
    boolean hasReceived(int core, long messages) {
        return received.getOrDefault(core, 0L) >= messages;
    }

    /** A core has failed: its next incarnation has new links. */
    void onCoreFailed(int core) {
        sent.remove(core);
        received.remove(core);
    }

    /** The other monitors. */
    CapabilityPeers peers() {
        return peers;
    }
}
