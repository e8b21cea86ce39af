package org.barreleye.samples.network;

import java.util.Optional;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Payload;
import org.barreleye.packet.UdpDatagram;

/** Sends a datagram and waits for the answer; sends it again if none comes in time. */
final class UdpExchange {
    private static final int TRIES = 12;
    private static final long LONGEST_WAIT = 2_000_000;

    private final NicDriver driver;
    private final NetworkStack stack;
    private final int port;
    private Ipv4Address peer = Ipv4Address.ANY;
    private int peerPort;
    private Optional<Payload> answer = Optional.empty();

    /** Exchanges datagrams from a port of this host. */
    UdpExchange(NicDriver driver, NetworkStack stack, int port) {
        this.driver = driver;
        this.stack = stack;
        this.port = port;
        stack.listen(port, this::onDatagram);
    }

    private void onDatagram(Ipv4Address source, UdpDatagram datagram) {
        if (source.equals(peer) && datagram.sourcePort() == peerPort) {
            answer = Optional.of(datagram.data());
        }
    }

    /** Sends data to a port of a host, and returns the data that comes back; nothing if the host does not answer. */
    Optional<Payload> ask(Ipv4Address host, int hostPort, Payload data) {
        peer = host;
        peerPort = hostPort;
        answer = Optional.empty();
        for (int i = 0; i < TRIES && answer.isEmpty(); i++) {
            stack.sendDatagram(host, new UdpDatagram(port, hostPort, data));
            driver.waitUntil(() -> answer.isPresent(), LONGEST_WAIT);
        }
        return answer;
    }
}
