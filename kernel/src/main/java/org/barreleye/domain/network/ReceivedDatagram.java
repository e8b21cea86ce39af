package org.barreleye.domain.network;

import java.util.Optional;
import org.barreleye.domain.bulk.BulkBuffer;
import org.barreleye.packet.Ipv4Address;

/**
 * A datagram that has arrived at a socket, in a buffer of the socket or inside a message. Its buffer is the program's
 * until it is sent or released: as long as it is kept, the socket has one less to receive into.
 */
public final class ReceivedDatagram implements AutoCloseable {
    private final Optional<PortBuffers> owner;
    private final Ipv4Address address;
    private final int port;
    private final byte[] message;
    private Optional<BulkBuffer> buffer;

    /** A datagram that has arrived inside a message. */
    ReceivedDatagram(Ipv4Address address, int port, byte[] message) {
        this.address = address;
        this.port = port;
        this.message = message;
        owner = Optional.empty();
        buffer = Optional.empty();
    }

    /** A datagram that has arrived in a buffer. */
    ReceivedDatagram(Ipv4Address address, int port, PortBuffers owner, BulkBuffer buffer) {
        this.address = address;
        this.port = port;
        message = new byte[0];
        this.owner = Optional.of(owner);
        this.buffer = Optional.of(buffer);
    }

    /** The address of the sender. */
    public Ipv4Address address() {
        return address;
    }

    /** The port of the sender. */
    public int port() {
        return port;
    }

    /** A copy of the content. */
    public byte[] bytes() {
        return buffer.map(BulkBuffer::get).orElse(message);
    }

    /** The buffer with the content; nothing if it came inside a message, or was taken or released. */
    public Optional<BulkBuffer> buffer() {
        return buffer;
    }

    /** Takes the buffer, which is not released by {@link #close} then: to send it, for example. */
    public Optional<BulkBuffer> takeBuffer() {
        Optional<BulkBuffer> taken = buffer;
        buffer = Optional.empty();
        return taken;
    }

    /** Releases the buffer: the socket receives into it again. */
    @Override
    public void close() {
        takeBuffer().ifPresent(taken -> owner.orElseThrow().release(taken));
    }
}
