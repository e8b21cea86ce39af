package org.barreleye.service.network;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.barreleye.domain.bulk.BulkBuffer;
import org.barreleye.domain.bulk.BulkTransfer;
import org.barreleye.domain.bulk.PoolShape;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.network.Datagram;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.udp.AttachReply;
import org.barreleye.generated.user.udp.GetCoresReply;
import org.barreleye.generated.user.udp.OpenReply;
import org.barreleye.generated.user.udp.SendReply;
import org.barreleye.generated.user.udp.UdpBinding;
import org.barreleye.generated.user.udp.UdpHandler;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Payload;
import org.barreleye.packet.UdpDatagram;

/**
 * Serves a client of UDP, which has one port. A client that gives a buffer that is not its own, or revokes the memory
 * of its buffers, is disconnected.
 */
final class UdpSession implements UdpHandler, Copyable {
    private static final int CORE_SHIFT = 32;

    private final Network network;
    // The process of the client.
    private final long client;
    // Set right after the binding has been made, which needs this handler.
    private UdpBinding binding;
    // 0 if none is open.
    private int port;
    private boolean isAttached;
    // Present from the answer to `attach` on.
    private Optional<ClientBuffers> buffers = Optional.empty();
    private long small;
    private long sent;
    private long received;
    private long dropped;

    UdpSession(Network network, long client) {
        this.network = network;
        this.client = client;
    }

    void attach(UdpBinding newBinding) {
        binding = newBinding;
    }

    @Override
    public void open(int wanted, OpenReply reply) {
        if (port != 0) {
            reply.reply(0, SystemError.BAD_ARGUMENT.code());
            return;
        }
        OptionalInt opened = network.ports().open(wanted, this);
        port = opened.orElse(0);
        reply.reply(port, opened.isPresent() ? ErrorCode.NONE : SystemError.PORT_IN_USE.code());
    }

    @Override
    public void getCores(GetCoresReply reply) {
        reply.reply(network.core(), clientCore());
    }

    private int clientCore() {
        return (int) (client >>> CORE_SHIFT);
    }

    @Override
    public void attach(CapabilityReference memory, long count, long bytes, long smallBytes, AttachReply reply) {
        boolean fits = !isAttached && count <= ClientBuffers.BUFFERS_MAX && bytes <= ClientBuffers.BUFFER_BYTES_MAX
                && PoolShape.of(count, bytes).succeeded() && !memory.equals(CapabilityReference.ABSENT);
        if (!fits) {
            binding.release(memory);
            reply.reply(0, SystemError.BAD_ARGUMENT.code());
            return;
        }
        isAttached = true;
        small = smallBytes;
        ClientBuffers.request(network.domain(), network.core(), clientCore(), new FrameReference(memory.address()),
                new PoolShape((int) count, (int) bytes), new Attached(this, reply));
    }

    private void onBuffers(Outcome<ClientBuffers> mapped, AttachReply reply) {
        if (!mapped.succeeded()) {
            isAttached = false;
            reply.reply(0, SystemError.BAD_ARGUMENT.code());
        } else if (!binding.isOpen()) {
            mapped.value().close();
        } else {
            buffers = Optional.of(mapped.value());
            reply.reply(mapped.value().mechanism().code(), ErrorCode.NONE);
        }
    }

    @Override
    public void send(long address, int target, ByteArrayView data, SendReply reply) {
        reply.reply(send(address, target, data.toArray()));
    }

    private ErrorCode send(long address, int target, byte[] data) {
        if (port == 0) {
            return SystemError.NOT_OPEN.code();
        } else if (target == 0 || data.length > Datagram.BYTES_MAX) {
            return SystemError.BAD_ARGUMENT.code();
        }
        SendResult result = network.send(new Ipv4Address((int) address),
                new UdpDatagram(port, target, Payload.of(data)));
        sent += result == SendResult.SENT ? 1 : 0;
        return result.error();
    }

    @Override
    public void transmit(long address, int target, long buffer, long length, ByteArrayView data) {
        Optional<BulkBuffer> accepted = buffers.flatMap(pool -> pool.accept(buffer, length, data));
        if (accepted.isEmpty()) {
            refuse(buffer);
            return;
        }
        try {
            ErrorCode error = send(address, target, accepted.get().get());
            // The datagram may have been for a port of this client, which was disconnected over it.
            if (buffers.isPresent()) {
                binding.sendTransmitted(buffers.get().giveBack(accepted.get()).buffer(), error);
            }
        } catch (MemoryFault revoked) {
            disconnect(revoked);
        }
    }

    @Override
    public void provide(long buffer) {
        if (!buffers.map(pool -> pool.provide(buffer)).orElse(false)) {
            refuse(buffer);
        }
    }

    private void refuse(long buffer) {
        binding.close(new Failure(Failure.Kind.REFUSED, "the client gives buffer " + buffer + ", which it cannot: "
                + buffers.map(ClientBuffers::refusal).orElse("it has no buffers")));
    }

    private void disconnect(MemoryFault revoked) {
        binding.close(new Failure(Failure.Kind.REFUSED,
                "the client has revoked the memory of its buffers: " + revoked.getMessage()));
    }

    /** A datagram has arrived at the port. It is lost if the client has left too many unread. */
    void deliver(Ipv4Address source, UdpDatagram datagram) {
        byte[] data = datagram.data().toBytes();
        boolean isDelivered = buffers.isPresent() && data.length > small
                ? deliverInBuffer(source, datagram.sourcePort(), data)
                : binding.tryReceived(unsigned(source), datagram.sourcePort(), ByteArrayView.of(data));
        received += isDelivered ? 1 : 0;
        dropped += isDelivered ? 0 : 1;
    }

    private boolean deliverInBuffer(Ipv4Address source, int sourcePort, byte[] data) {
        try {
            Optional<BulkTransfer> filled = buffers.orElseThrow().fill(data);
            filled.ifPresent(buffer -> binding.sendDelivered(unsigned(source), sourcePort, buffer.buffer(),
                    buffer.length(), buffer.data()));
            return filled.isPresent();
        } catch (MemoryFault revoked) {
            disconnect(revoked);
            return false;
        }
    }

    private static long unsigned(Ipv4Address address) {
        return address.bits() & 0xffff_ffffL;
    }

    int port() {
        return port;
    }

    long client() {
        return client;
    }

    long sent() {
        return sent;
    }

    long received() {
        return received;
    }

    long dropped() {
        return dropped;
    }

    /** The mechanism by which datagrams get to the client and back, and the reason for it. */
    String transfer() {
        return buffers.map(pool -> pool.sentence() + "; up to " + small + " bytes inside messages")
                .orElse("inside messages: the process has given no buffers");
    }

    @Override
    public void onClosed(Failure reason) {
        if (port != 0) {
            network.ports().close(port);
        }
        buffers.ifPresent(ClientBuffers::close);
        buffers = Optional.empty();
    }

    /**
     * Receives the buffers of the client.
     *
     * @param session of the client
     * @param reply to the client
     */
    private record Attached(UdpSession session, AttachReply reply) implements Consumer<Outcome<ClientBuffers>>,
            Copyable {
        @Override
        public void accept(Outcome<ClientBuffers> mapped) {
            session.onBuffers(mapped, reply);
        }
    }
}
