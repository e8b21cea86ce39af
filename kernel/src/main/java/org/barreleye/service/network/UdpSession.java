package org.barreleye.service.network;

import java.util.OptionalInt;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.udp.OpenReply;
import org.barreleye.generated.user.udp.SendReply;
import org.barreleye.generated.user.udp.UdpBinding;
import org.barreleye.generated.user.udp.UdpHandler;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Payload;
import org.barreleye.packet.UdpDatagram;

/** Serves a client of UDP, which has one port. */
final class UdpSession implements UdpHandler, Copyable {
    private final Network network;
    // The process of the client.
    private final long client;
    // Set right after the binding has been made, which needs this handler.
    private UdpBinding binding;
    // 0 if none is open.
    private int port;
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
    public void send(long address, int target, ByteArrayView data, SendReply reply) {
        if (port == 0) {
            reply.reply(SystemError.NOT_OPEN.code());
            return;
        } else if (target == 0) {
            reply.reply(SystemError.BAD_ARGUMENT.code());
            return;
        }
        SendResult result = network.send(new Ipv4Address((int) address),
                new UdpDatagram(port, target, Payload.of(data.toArray())));
        sent += result == SendResult.SENT ? 1 : 0;
        reply.reply(result.error());
    }

    /** A datagram has arrived at the port. It is lost if the client has left too many unread. */
    void deliver(Ipv4Address source, UdpDatagram datagram) {
        if (binding.tryReceived(source.bits() & 0xffff_ffffL, datagram.sourcePort(),
                ByteArrayView.of(datagram.data().toBytes()))) {
            received++;
        } else {
            dropped++;
        }
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

    @Override
    public void onClosed(Failure reason) {
        if (port != 0) {
            network.ports().close(port);
        }
    }
}
