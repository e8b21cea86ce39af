package org.barreleye.domain.network;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.domain.bulk.BulkBuffer;
import org.barreleye.domain.bulk.PoolShape;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.udp.OpenContinuation;
import org.barreleye.generated.user.udp.SendContinuation;
import org.barreleye.generated.user.udp.UdpBinding;
import org.barreleye.generated.user.udp.UdpHandler;
import org.barreleye.generated.user.udp.UdpInterface;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.packet.Ipv4Address;

/** A server at its port. */
final class UdpServerSession implements Connector<UdpBinding>, BindListener<UdpBinding>, UdpHandler, OpenContinuation,
        Copyable {
    private static final int REFUSED = 1;
    private static final int PORT_MAX = 0xffff;
    private static final PoolShape SHAPE = new PoolShape(16, UdpSocket.BUFFER_BYTES);

    @Shared // code
    private final UdpServer server;
    private final Domain domain;
    // Set when it is bound, which is before the first datagram.
    private UdpBinding udp;
    // Present when the stack has mapped them; until then, and if there is no memory, datagrams go inside messages.
    private Optional<PortBuffers> buffers = Optional.empty();

    UdpServerSession(UdpServer server, Domain domain) {
        this.server = server;
        this.domain = domain;
    }

    void start() {
        domain.connect(UdpSocket.SERVICE, Domain.DEFAULT_TIMEOUT, this, this);
    }

    @Override
    public UdpBinding connect(Channel channel) {
        return UdpInterface.connect(channel, this);
    }

    @Override
    public void bound(UdpBinding binding) {
        udp = binding;
        List<String> words = domain.arguments().words();
        if (words.isEmpty()) {
            udp.sendOpen(server.port(), this);
        } else if (words.size() == 1 && isPort(words.get(0))) {
            udp.sendOpen(Integer.parseInt(words.get(0).substring(UdpServer.PORT.length())), this);
        } else {
            end("the only argument is " + UdpServer.PORT + "NUMBER, from 1 to 65535, not '" + String.join(" ", words)
                    + "'");
        }
    }

    private static boolean isPort(String word) {
        return word.matches(UdpServer.PORT + "[1-9][0-9]{0,4}")
                && Integer.parseInt(word.substring(UdpServer.PORT.length())) <= PORT_MAX;
    }

    @Override
    public void replied(int port, ErrorCode err) {
        if (err.failed()) {
            end("cannot open its port: " + SystemError.describe(err));
        } else {
            domain.syscalls().print("answers at UDP port " + port);
            new PortBuffersRequest(domain, udp, SHAPE, OptionalInt.empty(), new Attached(this, udp)).begin();
        }
    }

    private void end(String problem) {
        domain.syscalls().print(problem);
        domain.exit(REFUSED);
    }

    @Override
    public void received(long address, int port, ByteArrayView data) {
        if (port == 0) {
            // Nothing can be sent back.
            return;
        }
        answer(address, port, data.toArray())
                .ifPresent(answer -> udp.trySend(address, port, ByteArrayView.of(answer), new Sent()));
    }

    private Optional<byte[]> answer(long address, int port, byte[] data) {
        return server.answer(domain, new Datagram(new Ipv4Address((int) address), port, data));
    }

    @Override
    public void delivered(long address, int port, long buffer, long length, ByteArrayView data) {
        buffers.ifPresent(pool -> pool.onDelivered(buffer, length, data).ifPresent(request ->
                answer(pool, address, port, request)));
    }

    /** The answer goes back in the buffer of the request. */
    private void answer(PortBuffers pool, long address, int port, BulkBuffer request) {
        Optional<byte[]> answer = port == 0 || request.length() > Datagram.BYTES_MAX ? Optional.empty()
                : answer(address, port, request.get());
        if (answer.isEmpty() || pool.isSmall(answer.get().length)) {
            pool.release(request);
            answer.ifPresent(bytes -> udp.trySend(address, port, ByteArrayView.of(bytes), new Sent()));
            return;
        }
        request.setLength(0);
        request.put(0, answer.get());
        pool.transmit(new Ipv4Address((int) address), port, request);
    }

    @Override
    public void transmitted(long buffer, ErrorCode err) {
        buffers.ifPresent(pool -> pool.onTransmitted(buffer));
    }

    private void onBuffers(UdpBinding binding, PortBuffers attached) {
        if (udp == binding) {
            buffers = Optional.of(attached);
        } else {
            attached.close();
        }
    }

    @Override
    public void failed(Failure failure) {
        if (failure.kind() == Failure.Kind.PEER_GONE) {
            if (udp == null) {
                start();
            }
        } else {
            end("there is no network: " + failure);
        }
    }

    /** The next stack is waited for; a stack that gives back what it does not have is not trusted again. */
    @Override
    public void onClosed(Failure reason) {
        udp = null;
        buffers.ifPresent(PortBuffers::close);
        buffers = Optional.empty();
        if (reason.kind() == Failure.Kind.PEER_GONE) {
            start();
        } else {
            end("does not use the network any more: " + reason);
        }
    }

    /**
     * Receives the buffers.
     *
     * @param session to which they belong
     * @param binding for which they were requested
     */
    private record Attached(UdpServerSession session, UdpBinding binding) implements Consumer<Outcome<PortBuffers>>,
            Copyable {
        @Override
        public void accept(Outcome<PortBuffers> attached) {
            if (attached.succeeded()) {
                session.onBuffers(binding, attached.value());
            }
        }
    }

    /** An answer was sent; one that could not be is lost, as one on its way can be. */
    private record Sent() implements SendContinuation, Copyable {
        @Override
        public void replied(ErrorCode err) {}

        @Override
        public void failed(Failure failure) {}
    }
}
