package org.barreleye.domain.network;

import java.util.Optional;
import java.util.OptionalInt;
import org.barreleye.domain.Domain;
import org.barreleye.domain.bulk.BulkBuffer;
import org.barreleye.domain.bulk.BulkReport;
import org.barreleye.domain.bulk.PoolShape;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.udp.OpenResult;
import org.barreleye.generated.user.udp.UdpBinding;
import org.barreleye.generated.user.udp.UdpClient;
import org.barreleye.generated.user.udp.UdpInterface;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
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
 *
 * <p>A socket that was opened with buffers sends and receives in them what costs less in a buffer than inside a
 * message: more than 256 bytes if the caches of its core and that of the stack are coherent, more than 32 otherwise.
 * The methods above copy between a buffer and an array; with {@link #take}, {@link #send(Ipv4Address, int,
 * BulkBuffer)} and {@link #receiveInBuffer} nothing is copied between the program and its buffers.
 */
public final class UdpSocket implements AutoCloseable {
    /** Stands for any free port. */
    public static final int ANY_PORT = 0;
    /** The name of the service. */
    static final String SERVICE = "udp";

    /** The size of a buffer, which holds the largest datagram. */
    static final int BUFFER_BYTES = 1_536;

    private final Domain domain;
    private final UdpBinding binding;
    private final SocketEvents events;
    private final int port;

    private UdpSocket(Domain domain, UdpBinding binding, SocketEvents events, int port) {
        this.domain = domain;
        this.binding = binding;
        this.events = events;
        this.port = port;
    }

    /**
     * Opens a port, and waits for that.
     *
     * @param port its number, or {@link #ANY_PORT}
     * @throws CallFailed if the machine has no network, the port is in use, or the stack does not answer in 10 seconds
     */
    public static UdpSocket open(Domain domain, int port) throws CallFailed {
        SocketEvents events = new SocketEvents();
        UdpBinding binding = domain.connect(SERVICE, channel -> UdpInterface.connect(channel, events));
        OpenResult opened = UdpInterface.client(binding, domain.events()).open(port);
        if (opened.err().failed()) {
            binding.close();
            throw refusal(opened.err());
        }
        if (opened.bound() == ANY_PORT || port != ANY_PORT && opened.bound() != port) {
            binding.close();
            throw new CallFailed(new Failure(Failure.Kind.MALFORMED, "the stack has opened port " + opened.bound()
                    + " instead of " + (port == ANY_PORT ? "a free one" : port)));
        }
        return new UdpSocket(domain, binding, events, opened.bound());
    }

    /**
     * Opens a port with buffers, and waits for that.
     *
     * @param port its number, or {@link #ANY_PORT}
     * @param buffers their number, 2 to 256: half of them are to be received into
     * @throws CallFailed if the machine has no network, the port is in use, or there is no memory for the buffers
     */
    public static UdpSocket open(Domain domain, int port, int buffers) throws CallFailed {
        return open(domain, port, buffers, OptionalInt.empty());
    }

    static UdpSocket open(Domain domain, int port, int buffers, OptionalInt small) throws CallFailed {
        UdpSocket socket = open(domain, port);
        PortFuture future = new PortFuture();
        new PortBuffersRequest(domain, socket.binding, new PoolShape(buffers, BUFFER_BYTES), small, future).begin();
        Optional<Outcome<PortBuffers>> attached = future.get(domain.events(), socket.deadline());
        if (attached.isEmpty() || !attached.get().succeeded()) {
            Optional<Failure> end = socket.events.end();
            socket.close();
            throw new CallFailed(end.orElseGet(() -> attached.isEmpty()
                    ? new Failure(Failure.Kind.DEADLINE_PASSED, "the stack has not mapped the buffers of the socket")
                    : new Failure(Failure.Kind.REFUSED,
                            "the buffers of the socket: " + attached.get().error().sentence())));
        }
        socket.events.use(attached.get().value());
        return socket;
    }

    private long deadline() {
        return domain.syscalls().now() + Domain.DEFAULT_TIMEOUT;
    }

    private PortBuffers buffers() {
        return events.buffers().orElseThrow(
                () -> new IllegalStateException("the socket of port " + port + " was opened without buffers"));
    }

    /** The number of the port. */
    public int port() {
        return port;
    }

    /**
     * Sends a datagram. It can be lost on its way.
     *
     * @throws CallFailed if the network is not up, no router leads to the address, the stack does not answer in 10
     *     seconds, or is not used any more (see {@link #end})
     */
    public void send(Datagram datagram) throws CallFailed {
        requireStack();
        Optional<BulkBuffer> buffer = events.buffers().filter(buffers -> !buffers.isSmall(datagram.data().length))
                .flatMap(PortBuffers::take);
        if (buffer.isPresent()) {
            sendIn(buffer.get(), datagram);
            return;
        }
        UdpClient client = UdpInterface.client(binding, domain.events());
        ErrorCode error = client.send(datagram.address().bits() & 0xffff_ffffL, datagram.port(),
                ByteArrayView.of(datagram.data()));
        if (error.failed()) {
            throw refusal(error);
        }
    }

    private void sendIn(BulkBuffer buffer, Datagram datagram) throws CallFailed {
        buffer.put(0, datagram.data());
        events.await(buffer.number());
        send(datagram.address(), datagram.port(), buffer);
        long deadline = deadline();
        Optional<ErrorCode> result = events.result(buffer.number());
        while (result.isEmpty() && binding.isOpen() && domain.syscalls().now() < deadline) {
            domain.events().pause(deadline);
            result = events.result(buffer.number());
        }
        if (result.isEmpty()) {
            events.abandon(buffer.number());
            requireStack();
            throw new CallFailed(new Failure(Failure.Kind.DEADLINE_PASSED,
                    "the stack has not given back buffer " + buffer.number() + ", which it was to send"));
        } else if (result.get().failed()) {
            throw refusal(result.get());
        }
    }

    private void requireStack() throws CallFailed {
        if (!binding.isOpen()) {
            throw new CallFailed(end().orElseThrow());
        }
    }

    /**
     * The reason for which the stack is not used any more: it has ended, this socket was closed, or the stack has
     * given back a buffer that it cannot; nothing while it is used. All buffers are the socket's then, but nothing is
     * sent or received any more.
     */
    public Optional<Failure> end() {
        return events.end();
    }

    /**
     * Takes a buffer to write a datagram to.
     *
     * @return nothing if all are away, until one comes back
     * @throws IllegalStateException if the socket was opened without buffers
     */
    public Optional<BulkBuffer> take() {
        return buffers().take();
    }

    /**
     * Sends the datagram in a buffer, and does not wait: the buffer is the stack's until it can be taken again.
     * Datagrams that the stack could not send are counted by {@link #unsent}.
     *
     * @param buffer that was taken, or has come with a datagram; its length is that of the datagram
     * @throws IllegalStateException if the socket was opened without buffers
     */
    public void send(Ipv4Address address, int toPort, BulkBuffer buffer) {
        if (!buffers().transmit(address, toPort, buffer)) {
            events.countUnsent();
        }
    }

    /** The number of datagrams that were sent without waiting, and which the stack could not send. */
    public long unsent() {
        return events.unsent();
    }

    /**
     * Waits for a datagram, and leaves it in its buffer, which is to be released by {@link ReceivedDatagram#close}.
     *
     * @param nanoseconds the longest wait
     * @return nothing if none has arrived in time, or the stack is not used any more ({@link #end})
     */
    public Optional<ReceivedDatagram> receiveInBuffer(long nanoseconds) {
        long deadline = domain.syscalls().now() + nanoseconds;
        while (events.isEmpty() && binding.isOpen() && domain.syscalls().now() < deadline) {
            domain.events().pause(deadline);
        }
        return events.next();
    }

    /** The mechanism of the buffers, and what they have cost here; nothing without buffers. */
    public Optional<BulkReport> report() {
        return events.buffers().map(buffers -> buffers.pool().report());
    }

    /**
     * Waits for a datagram. Those that arrive while {@value SocketEvents#UNREAD_MAX} are unread are lost, and those for
     * which there is no buffer.
     *
     * @param nanoseconds the longest wait
     * @return nothing if none has arrived in time, or the stack is not used any more ({@link #end})
     */
    public Optional<Datagram> receive(long nanoseconds) {
        return receiveInBuffer(nanoseconds).map(received -> {
            try (received) {
                return new Datagram(received.address(), received.port(), received.bytes());
            }
        });
    }

    /** Closes the port, and frees its buffers. */
    @Override
    public void close() {
        binding.close();
        events.buffers().ifPresent(PortBuffers::close);
    }

    private static CallFailed refusal(ErrorCode error) {
        return new CallFailed(new Failure(Failure.Kind.REFUSED, SystemError.describe(error)));
    }
}
