package org.barreleye.service.network;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.packet.DhcpMessage;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.UdpDatagram;

/** The open UDP ports, each of one client. */
final class UdpPorts implements Copyable {
    // The dynamic ports of RFC 6335.
    private static final int FIRST_FREE = 49_152;
    private static final int LAST = 65_535;

    private final TreeMap<Integer, UdpSession> open = new TreeMap<>();
    private int lastFree = FIRST_FREE - 1;

    /**
     * Opens a port for a client.
     *
     * @param port its number, or 0 for a free one
     * @return the number; nothing if it is in use, or none is free
     */
    OptionalInt open(int port, UdpSession session) {
        OptionalInt number = port == 0 ? free() : OptionalInt.of(port);
        // The port of the DHCP client is the stack's own.
        if (number.isEmpty() || open.containsKey(port) || port == DhcpMessage.CLIENT_PORT) {
            return OptionalInt.empty();
        }
        open.put(number.getAsInt(), session);
        return number;
    }

    private OptionalInt free() {
        for (int i = FIRST_FREE; i <= LAST; i++) {
            lastFree = lastFree == LAST ? FIRST_FREE : lastFree + 1;
            if (!open.containsKey(lastFree)) {
                return OptionalInt.of(lastFree);
            }
        }
        return OptionalInt.empty();
    }

    void close(int port) {
        open.remove(port);
    }

    /** The open port with the next greater number. */
    Optional<UdpSession> after(int port) {
        return Optional.ofNullable(open.higherEntry(port)).map(Map.Entry::getValue);
    }

    /** Passes a datagram to the client of its port; returns whether there is one. */
    boolean deliver(Ipv4Address source, UdpDatagram datagram) {
        Optional<UdpSession> session = Optional.ofNullable(open.get(datagram.destinationPort()));
        session.ifPresent(client -> client.deliver(source, datagram));
        return session.isPresent();
    }
}
