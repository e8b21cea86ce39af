package org.barreleye.demo;

import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpServer;

/**
 * The echo service (RFC 862): sends each datagram back. One that comes from the port of an echo service is not
 * answered: two services would send it to each other for ever.
 */
public record UdpEcho() implements UdpServer {
    private static final int ECHO = 7;

    @Override
    public String name() {
        return "udp-echo";
    }

    @Override
    public int port() {
        return ECHO;
    }

    @Override
    public Optional<byte[]> answer(Domain domain, Datagram request) {
        return request.port() == ECHO ? Optional.empty() : Optional.of(request.data());
    }
}
