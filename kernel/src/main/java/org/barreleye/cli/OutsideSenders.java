package org.barreleye.cli;

import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.barreleye.machine.network.Gateway;

/**
 * The ports of the gateway, each of which stands for one sender outside. When all are used, the next sender gets that
 * of the sender whose port was assigned first.
 */
final class OutsideSenders {
    private final Map<Sender, Integer> ports = new LinkedHashMap<>();
    private final TreeMap<Integer, Sender> senders = new TreeMap<>();
    private int assigned;

    /**
     * A sender outside.
     *
     * @param channel the socket at which its datagrams arrive, and from which it gets its replies
     * @param address its address
     */
    record Sender(DatagramChannel channel, SocketAddress address) {}

    /** Returns the port of a sender; the same one every time. */
    int portOf(Sender sender) {
        Integer known = ports.get(sender);
        if (known != null) {
            return known;
        }
        int port = Gateway.FIRST_PORT + assigned % Gateway.PORTS;
        assigned++;
        Sender former = senders.put(port, sender);
        if (former != null) {
            ports.remove(former);
        }
        ports.put(sender, port);
        return port;
    }

    /** Returns the sender that a port stands for. */
    Optional<Sender> at(int port) {
        return Optional.ofNullable(senders.get(port));
    }
}
