package org.barreleye.demo;

import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpServer;

/** The echo service (RFC 862): sends each datagram back. */
public record UdpEcho() implements UdpServer {
    @Override
    public String name() {
        return "udp-echo";
    }

    @Override
    public int port() {
        return 7;
    }

    @Override
    public Optional<byte[]> answer(Domain domain, Datagram request) {
        return Optional.of(request.data());
    }
}
