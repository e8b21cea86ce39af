package org.barreleye.domain.network;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.barreleye.domain.Domain;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.udp.OpenResult;
import org.barreleye.generated.user.udp.UdpBinding;
import org.barreleye.generated.user.udp.UdpClient;
import org.barreleye.generated.user.udp.UdpHandler;
import org.barreleye.generated.user.udp.UdpInterface;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.packet.Ipv4Address;

/**
 * A UDP port, for threaded programs.
 *
 * <pre>{@code
 * try (UdpSocket socket = UdpSocket.open(domain, UdpSocket.ANY_PORT)) {
 *     socket.send(Datagram.of(Ipv4Address.of(10, 0, 0, 1), 7, "hello"));
 *     Optional<Datagram> answer = socket.receive(1_000_000);
 * }
 * }</pre>
 */
public final class UdpSocket implements AutoCloseable {
    /** Stands for any free port. */
    public static final int ANY_PORT = 0;
    /** The name of the service. */
    static final String SERVICE = "udp";

    private static final int UNREAD_MAX = 64;

    private final Domain domain;
    private final UdpBinding binding;
    private final Queue<Datagram> unread;
    private final int port;

    private UdpSocket(Domain domain, UdpBinding binding, Queue<Datagram> unread, int port) {
        this.domain = domain;
        this.binding = binding;
        this.unread = unread;
        this.port = port;
    }

    /**
     * Opens a port, and waits for that.
     *
     * @param port its number, or {@link #ANY_PORT}
     * @throws CallFailed if the machine has no network, or the port is in use
     */
    public static UdpSocket open(Domain domain, int port) throws CallFailed {
        Queue<Datagram> unread = new ArrayDeque<>();
        UdpBinding binding = domain.connect(SERVICE,
                channel -> UdpInterface.connect(channel, new Receiver(unread)));
        OpenResult opened = UdpInterface.client(binding, domain.events()).open(port);
        if (opened.err().failed()) {
            binding.close();
            throw refusal(opened.err());
        }
        return new UdpSocket(domain, binding, unread, opened.bound());
    }

    /** The number of the port. */
    public int port() {
        return port;
    }

    /**
     * Sends a datagram. It can be lost on its way.
     *
     * @throws CallFailed if the network is not up, no router leads to the address, or the stack has ended
     */
    public void send(Datagram datagram) throws CallFailed {
        UdpClient client = UdpInterface.client(binding, domain.events());
        ErrorCode error = client.send(datagram.address().bits() & 0xffff_ffffL, datagram.port(),
                ByteArrayView.of(datagram.data()));
        if (error.failed()) {
            throw refusal(error);
        }
    }

    /**
     * Waits for a datagram. Those that arrive while {@value #UNREAD_MAX} are unread are lost.
     *
     * @param nanoseconds the longest wait
     * @return nothing if none has arrived in time, or the stack has ended
     */
    public Optional<Datagram> receive(long nanoseconds) {
        long deadline = domain.syscalls().now() + nanoseconds;
        while (unread.isEmpty() && binding.isOpen() && domain.syscalls().now() < deadline) {
            domain.events().pause(deadline);
        }
        return Optional.ofNullable(unread.poll());
    }

    /** Closes the port. */
    @Override
    public void close() {
        binding.close();
    }

    private static CallFailed refusal(ErrorCode error) {
        return new CallFailed(new Failure(Failure.Kind.REFUSED, SystemError.describe(error)));
    }

    /** Receives datagrams. */
    private record Receiver(Queue<Datagram> unread) implements UdpHandler {
        @Override
        public void received(long address, int port, ByteArrayView data) {
            if (unread.size() < UNREAD_MAX && port != 0) {
                unread.add(new Datagram(new Ipv4Address((int) address), port, data.toArray()));
            }
        }
    }
}
