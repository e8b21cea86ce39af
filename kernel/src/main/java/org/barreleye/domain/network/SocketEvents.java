package org.barreleye.domain.network;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import org.barreleye.generated.user.udp.UdpHandler;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.packet.Ipv4Address;

/** The events of a socket: datagrams that have arrived, and the results of those that were sent in buffers. */
final class SocketEvents implements UdpHandler {
    /** As many datagrams are kept inside messages. */
    static final int UNREAD_MAX = 64;

    private final Queue<ReceivedDatagram> unread = new ArrayDeque<>();
    // By the number of the buffer, of those that a thread waits for.
    private final TreeMap<Long, Optional<ErrorCode>> awaited = new TreeMap<>();
    private Optional<PortBuffers> buffers = Optional.empty();
    private Optional<Failure> end = Optional.empty();
    private long unsent;

    void use(PortBuffers added) {
        buffers = Optional.of(added);
    }

    /** The buffers of the socket, if it has some. */
    Optional<PortBuffers> buffers() {
        return buffers;
    }

    /** The datagram that has arrived first. */
    Optional<ReceivedDatagram> next() {
        return Optional.ofNullable(unread.poll());
    }

    boolean isEmpty() {
        return unread.isEmpty();
    }

    /** The number of datagrams in buffers that the stack could not send. */
    long unsent() {
        return unsent;
    }

    /** The reason for which the stack is not used any more; nothing while it is. */
    Optional<Failure> end() {
        return end;
    }

    @Override
    public void onClosed(Failure reason) {
        end = Optional.of(reason);
        buffers.ifPresent(PortBuffers::onStackLost);
    }

    /** The stack has not sent a datagram. */
    void countUnsent() {
        unsent++;
    }

    /** The result for a buffer is waited for. */
    void await(long buffer) {
        awaited.put(buffer, Optional.empty());
    }

    /** The result for a buffer that is waited for, once it has come. */
    Optional<ErrorCode> result(long buffer) {
        Optional<ErrorCode> result = awaited.get(buffer);
        if (result.isPresent()) {
            awaited.remove(buffer);
        }
        return result;
    }

    /** The result for a buffer is not waited for any more. */
    void abandon(long buffer) {
        awaited.remove(buffer);
    }

    @Override
    public void received(long address, int port, ByteArrayView data) {
        if (unread.size() < UNREAD_MAX && port != 0) {
            unread.add(new ReceivedDatagram(new Ipv4Address((int) address), port, data.toArray()));
        }
    }

    @Override
    public void delivered(long address, int port, long buffer, long length, ByteArrayView data) {
        buffers.ifPresent(pool -> pool.onDelivered(buffer, length, data).ifPresent(delivered -> {
            ReceivedDatagram datagram =
                    new ReceivedDatagram(new Ipv4Address((int) address), port, pool, delivered);
            // A stack that is right delivers no other datagrams.
            if (port == 0 || delivered.length() > Datagram.BYTES_MAX) {
                datagram.close();
            } else {
                unread.add(datagram);
            }
        }));
    }

    @Override
    public void transmitted(long buffer, ErrorCode err) {
        if (!buffers.map(pool -> pool.onTransmitted(buffer)).orElse(false)) {
            return;
        }
        if (awaited.containsKey(buffer)) {
            awaited.put(buffer, Optional.of(err));
        } else {
            unsent += err.failed() ? 1 : 0;
        }
    }
}
