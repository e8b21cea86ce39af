package org.barreleye.service.network;

import java.util.Optional;
import org.barreleye.domain.bulk.BulkReport;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.net.GetCountsReply;
import org.barreleye.generated.user.net.GetInterfaceReply;
import org.barreleye.generated.user.net.GetQueueReply;
import org.barreleye.generated.user.net.InterfaceCounts;
import org.barreleye.generated.user.net.NetHandler;
import org.barreleye.generated.user.net.NetInterface;
import org.barreleye.generated.user.net.NextNeighbourReply;
import org.barreleye.generated.user.net.NextPortReply;
import org.barreleye.generated.user.net.PingReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.packet.Ipv4Address;

/** Serves a client that looks at the network. */
final class NetSession implements NetHandler, Copyable {
    private static final int REASON_MAX = NetInterface.Limits.GET_INTERFACE_RESPONSE_REASON - 1;
    private static final int TRANSFER_MAX = NetInterface.Limits.NEXT_PORT_RESPONSE_TRANSFER - 1;
    private static final int MECHANISM_MAX = NetInterface.Limits.GET_QUEUE_RESPONSE_MECHANISM - 1;
    private static final int PING_BYTES_MAX = 1_472;

    private final Network network;

    NetSession(Network network) {
        this.network = network;
    }

    @Override
    public void getInterface(GetInterfaceReply reply) {
        network.checkLease();
        NetworkInterface station = network.station();
        IpStack stack = network.stack();
        String reason = network.reason();
        reply.reply(station.name(), network.state(), station.mac().bits(), station.megabits(),
                unsigned(stack.subnet().address()), stack.isConfigured() ? stack.subnet().prefix() : 0,
                stack.router().map(NetSession::unsigned).orElse(0L),
                shortened(reason, REASON_MAX));
    }

    private static String shortened(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    private static long unsigned(Ipv4Address address) {
        return address.bits() & 0xffff_ffffL;
    }

    @Override
    public void getCounts(GetCountsReply reply) {
        NetworkInterface.Counts counts = network.station().counts();
        reply.reply(new InterfaceCounts(counts.sent(), counts.received(), counts.unsent(), network.stack().refused(),
                network.stack().unclaimed()));
    }

    @Override
    public void getQueue(GetQueueReply reply) {
        Optional<BulkReport> found = network.station().report();
        if (found.isPresent()) {
            BulkReport report = found.get();
            reply.reply(shortened(report.sentences().get(0), MECHANISM_MAX), report.bytesCopied(),
                    report.linesCleaned(), report.linesInvalidated());
        } else {
            reply.reply("", 0, 0, 0);
        }
    }

    @Override
    public void ping(long address, long bytes, long timeout, PingReply reply) {
        if (bytes > PING_BYTES_MAX) {
            reply.reply(0, SystemError.BAD_ARGUMENT.code());
        } else {
            network.ping(new Ipv4Address((int) address), (int) bytes, timeout, reply);
        }
    }

    @Override
    public void nextPort(int port, NextPortReply reply) {
        Optional<UdpSession> next = network.ports().after(port);
        if (next.isPresent()) {
            UdpSession session = next.get();
            reply.reply(session.port(), session.client(), session.sent(), session.received(), session.dropped(),
                    shortened(session.transfer(), TRANSFER_MAX), ErrorCode.NONE);
        } else {
            reply.reply(0, 0, 0, 0, 0, "", SystemError.NO_SUCH_PORT.code());
        }
    }

    @Override
    public void nextNeighbour(long address, NextNeighbourReply reply) {
        Optional<Ipv4Address> next = network.stack().neighbours().after(new Ipv4Address((int) address));
        if (next.isPresent()) {
            reply.reply(unsigned(next.get()), network.stack().neighbours().find(next.get()).orElseThrow().bits(),
                    ErrorCode.NONE);
        } else {
            reply.reply(0, 0, SystemError.NO_SUCH_NEIGHBOUR.code());
        }
    }
}
