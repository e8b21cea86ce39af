package org.barreleye.service.network;

import java.util.Optional;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.packet.ArpPacket;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.IcmpEcho;
import org.barreleye.packet.IcmpMessage;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Ipv4Packet;
import org.barreleye.packet.Ipv4Subnet;
import org.barreleye.packet.MacAddress;
import org.barreleye.packet.ParseResult;
import org.barreleye.packet.Payload;
import org.barreleye.packet.UdpDatagram;

/**
 * The protocols of a host with one network interface: ARP (RFC 826), IPv4 without fragments (RFC 791), ICMP echo (RFC
 * 792) and UDP (RFC 768). It answers ARP and echo requests for its address. It sends nothing again: who waits for an
 * answer has a deadline.
 */
final class IpStack implements Copyable {
    private static final Ipv4Subnet UNCONFIGURED = new Ipv4Subnet(Ipv4Address.ANY, 32);

    private final LinkLayer link;
    private final StackListener listener;
    private final ArpCache arp;
    private Ipv4Subnet subnet = UNCONFIGURED;
    private Optional<Ipv4Address> router = Optional.empty();
    private int identification;
    private long refused;
    private long unclaimed;

    /** The stack of an interface, without an address. */
    IpStack(SystemCalls syscalls, LinkLayer link, StackListener listener) {
        arp = new ArpCache(syscalls);
        this.link = link;
        this.listener = listener;
    }

    /** Sets the address of the host, its subnet and its router. */
    void configure(Ipv4Subnet withSubnet, Optional<Ipv4Address> withRouter) {
        subnet = withSubnet;
        router = withRouter;
    }

    /** Gives up the address, and what is known about neighbours. */
    void deconfigure() {
        subnet = UNCONFIGURED;
        router = Optional.empty();
        arp.clear();
    }

    boolean isConfigured() {
        return !subnet.equals(UNCONFIGURED);
    }

    Ipv4Subnet subnet() {
        return subnet;
    }

    Optional<Ipv4Address> router() {
        return router;
    }

    ArpCache neighbours() {
        return arp;
    }

    /** The number of frames and packets that were no valid ones of their protocol. */
    long refused() {
        return refused;
    }

    /** The number of valid packets that nothing on this host has asked for. */
    long unclaimed() {
        return unclaimed;
    }

    /** Sends an ICMP echo request or reply. */
    SendResult sendEcho(Ipv4Address target, IcmpEcho echo) {
        return send(new Ipv4Packet(subnet.address(), target, Ipv4Packet.ICMP, Ipv4Packet.DEFAULT_TIME_TO_LIVE,
                nextIdentification(), Payload.of(echo.toBytes())));
    }

    /** Sends a UDP datagram. */
    SendResult sendDatagram(Ipv4Address target, UdpDatagram datagram) {
        return send(datagram.in(subnet.address(), target, nextIdentification()));
    }

    private int nextIdentification() {
        return identification++ & 0xffff;
    }

    private SendResult send(Ipv4Packet packet) {
        Ipv4Address target = packet.destination();
        if (isConfigured() && target.equals(subnet.address())) {
            onPacket(packet);
            return SendResult.SENT;
        } else if (!link.isLinkUp() || !isConfigured() && !target.isBroadcast()) {
            return SendResult.DOWN;
        } else if (target.isBroadcast() || target.equals(subnet.broadcast())) {
            return sendFrame(MacAddress.BROADCAST, EthernetFrame.IPV4, packet.toBytes());
        }
        Optional<Ipv4Address> hop = subnet.contains(target) ? Optional.of(target) : router;
        return hop.map(neighbour -> sendTo(neighbour, packet)).orElse(SendResult.UNREACHABLE);
    }

    private SendResult sendTo(Ipv4Address neighbour, Ipv4Packet packet) {
        Optional<MacAddress> known = arp.find(neighbour);
        if (known.isPresent()) {
            return sendFrame(known.get(), EthernetFrame.IPV4, packet.toBytes());
        }
        arp.hold(neighbour, packet.toBytes());
        return sendFrame(MacAddress.BROADCAST, EthernetFrame.ARP,
                ArpPacket.request(link.mac(), subnet.address(), neighbour).toBytes());
    }

    private SendResult sendFrame(MacAddress target, int type, byte[] payload) {
        return link.send(new EthernetFrame(target, link.mac(), type, Payload.of(payload)))
                ? SendResult.SENT : SendResult.BUSY;
    }

    /** A frame has arrived, which may be anything. */
    void onFrame(byte[] bytes) {
        accept(EthernetFrame.parse(bytes)).ifPresent(frame -> {
            byte[] payload = frame.payload().toBytes();
            if (frame.type() == EthernetFrame.ARP) {
                accept(ArpPacket.parse(payload)).ifPresent(this::onArp);
            } else if (frame.type() == EthernetFrame.IPV4) {
                accept(Ipv4Packet.parse(payload)).ifPresent(this::onPacketOfOther);
            } else {
                unclaimed++;
            }
        });
    }

    private void onArp(ArpPacket packet) {
        boolean isForThis = isConfigured() && packet.targetIp().equals(subnet.address());
        boolean isNeighbour = subnet.contains(packet.senderIp()) && !packet.senderIp().equals(subnet.address());
        if (isForThis && isNeighbour) {
            arp.learn(packet.senderIp(), packet.senderMac())
                    .forEach(held -> sendFrame(packet.senderMac(), EthernetFrame.IPV4, held));
            if (!packet.isReply()) {
                sendFrame(packet.senderMac(), EthernetFrame.ARP, packet.reply(link.mac()).toBytes());
            }
        }
    }

    /** A packet that claims to be of this host or of all hosts is dropped (RFC 1122, 3.2.1.3): no answer could end. */
    private void onPacketOfOther(Ipv4Packet packet) {
        if (isConfigured() && (packet.source().equals(subnet.address()) || packet.source().equals(subnet.broadcast())
                || packet.source().equals(subnet.network()))) {
            refused++;
        } else {
            onPacket(packet);
        }
    }

    private void onPacket(Ipv4Packet packet) {
        // Without an address the host takes what its station is sent: the answer of a DHCP server.
        boolean isForThis = !isConfigured() || packet.destination().equals(subnet.address())
                || packet.destination().isBroadcast() || packet.destination().equals(subnet.broadcast());
        if (isForThis && packet.protocol() == Ipv4Packet.UDP) {
            accept(UdpDatagram.parse(packet)).ifPresent(datagram ->
                    unclaimed += listener.onDatagram(packet.source(), datagram) ? 0 : 1);
        } else if (packet.protocol() == Ipv4Packet.ICMP && packet.destination().equals(subnet.address())) {
            accept(IcmpMessage.parse(packet.payload().toBytes())).ifPresent(message -> onIcmp(packet, message));
        } else {
            unclaimed++;
        }
    }

    private void onIcmp(Ipv4Packet packet, IcmpMessage message) {
        if (message instanceof IcmpEcho echo) {
            if (echo.isReply()) {
                listener.onEchoReply(packet.source(), echo);
            } else {
                sendEcho(packet.source(), echo.reply());
            }
        }
    }

    private <T> Optional<T> accept(ParseResult<T> parsed) {
        refused += parsed.isAccepted() ? 0 : 1;
        return parsed.packet();
    }
}
