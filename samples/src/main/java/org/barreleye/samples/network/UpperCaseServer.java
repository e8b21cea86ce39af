package org.barreleye.samples.network;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpServer;

/** Answers each datagram with its text in capital letters. */
public record UpperCaseServer() implements UdpServer {
    /** Its port. */
    static final int PORT = 4_000;

    @Override
    public String name() {
        return "upper-case";
    }

    @Override
    public int port() {
        return PORT;
    }

    @Override
    public Optional<byte[]> answer(Domain domain, Datagram request) {
        return Optional.of(request.text().toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }
}
