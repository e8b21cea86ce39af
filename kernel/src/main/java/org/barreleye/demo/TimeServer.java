package org.barreleye.demo;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.network.Datagram;
import org.barreleye.domain.network.UdpServer;

/**
 * The time service (RFC 868): answers with the seconds since 1900, in four bytes. A modelled machine has no calendar;
 * its time began with 2026, as that of the peer host did.
 */
public record TimeServer() implements UdpServer {
    private static final long BEGIN_OF_2026 = 3_976_214_400L;
    private static final long NANOSECONDS = 1_000_000_000L;

    @Override
    public String name() {
        return "time-server";
    }

    @Override
    public int port() {
        return 37;
    }

    @Override
    public Optional<byte[]> answer(Domain domain, Datagram request) {
        long seconds = BEGIN_OF_2026 + domain.syscalls().now() / NANOSECONDS;
        return Optional.of(ByteBuffer.allocate(Integer.BYTES).putInt((int) seconds).array());
    }
}
