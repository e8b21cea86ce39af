package org.barreleye.machine.network;

import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.kpi.state.CopyHook;
import org.barreleye.machine.injection.PortFaultInjector;
import org.barreleye.packet.ArpPacket;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.IcmpEcho;
import org.barreleye.packet.IcmpMessage;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Ipv4Packet;
import org.barreleye.packet.MacAddress;
import org.barreleye.packet.Payload;
import org.barreleye.packet.UdpDatagram;

/**
 * A modelled host on the wire, 10.0.0.254, in the place of hosts outside: it sends their datagrams from ports of its
 * own, one for each of them, and hands over what comes back to these ports. It answers ARP and ping.
 */
public final class Gateway implements Station, CopyHook {
    /** The name of its port. */
    public static final String NAME = "gateway";
    /** Its address in the subnet of the {@link PeerHost}. */
    public static final Ipv4Address ADDRESS = Ipv4Address.of(10, 0, 0, 254);
    /** Its hardware address, locally administered. */
    public static final MacAddress MAC = new MacAddress(0x02000a0000feL);
    /** The first of its UDP ports: the dynamic ones (RFC 6335). */
    public static final int FIRST_PORT = 49_152;
    /** The number of its UDP ports. */
    public static final int PORTS = 16_384;
    /** The most bytes of a datagram that fit into a frame. */
    public static final int MAX_DATA = EthernetFrame.MAX_BYTES - EthernetFrame.HEADER_BYTES - Ipv4Packet.HEADER_BYTES
            - UdpDatagram.HEADER_BYTES;

    private final WirePort port;
    private final PeerLink link;
    private transient Consumer<ReceivedDatagram> outside = datagram -> { };
    private int identification;

    /** Connects the gateway to a wire. */
    public Gateway(Wire wire, EventPoster poster, PortFaultInjector faults) {
        port = wire.connect(NAME, this, poster, faults);
        link = new PeerLink(port, MAC, ADDRESS);
    }

    /** Connects the copy to nothing: the hosts outside belong to the original. */
    @Override
    public void afterCopy() {
        outside = datagram -> { };
    }

    /** Its port on the wire. */
    public WirePort port() {
        return port;
    }

    /** Sets the receiver of the datagrams that arrive, in place of the former one. */
    public void deliverTo(Consumer<ReceivedDatagram> receiver) {
        outside = receiver;
    }

    /**
     * Sends a datagram of a host outside.
     *
     * @param sourcePort the port of the gateway that stands for that host
     * @param data at most {@value #MAX_DATA} bytes
     */
    public void send(long now, Ipv4Address target, int sourcePort, int destinationPort, Payload data) {
        if (data.length() > MAX_DATA) {
            throw new IllegalArgumentException("a datagram of the gateway has at most " + MAX_DATA + " bytes, not "
                    + data.length());
        }
        link.send(now, new UdpDatagram(sourcePort, destinationPort, data).in(ADDRESS, target, nextIdentification()));
    }

    @Override
    public void onLinkChange(long now, boolean isUp) {
        // The host waits; its packets are lost.
    }

    @Override
    public void onFrame(long now, byte[] bytes) {
        EthernetFrame.parse(bytes).packet().filter(frame -> frame.destination().equals(MAC)
                || frame.destination().isBroadcast()).ifPresent(frame -> {
                    if (frame.type() == EthernetFrame.ARP) {
                        ArpPacket.parse(frame.payload().toBytes()).packet().ifPresent(packet -> onArp(now, packet));
                    } else if (frame.type() == EthernetFrame.IPV4) {
                        Ipv4Packet.parse(frame.payload().toBytes()).packet()
                                .filter(packet -> packet.destination().equals(ADDRESS))
                                .ifPresent(packet -> onPacket(now, packet));
                    }
                });
    }

    private void onArp(long now, ArpPacket packet) {
        if (packet.targetIp().equals(ADDRESS)) {
            long answered = now + PeerHost.RESPONSE_TIME;
            if (PeerHost.SUBNET.contains(packet.senderIp())) {
                link.learn(answered, packet.senderIp(), packet.senderMac());
            }
            if (!packet.isReply()) {
                link.sendFrame(answered, packet.senderMac(), EthernetFrame.ARP, packet.reply(MAC).toBytes());
            }
        }
    }

    private void onPacket(long now, Ipv4Packet packet) {
        if (packet.protocol() == Ipv4Packet.UDP) {
            UdpDatagram.parse(packet).packet().ifPresent(datagram -> outside.accept(new ReceivedDatagram(now,
                    packet.source(), datagram.sourcePort(), datagram.destinationPort(), datagram.data().toBytes())));
        } else if (packet.protocol() == Ipv4Packet.ICMP && PeerHost.SUBNET.contains(packet.source())) {
            Optional<IcmpMessage> message = IcmpMessage.parse(packet.payload().toBytes()).packet();
            if (message.isPresent() && message.get() instanceof IcmpEcho echo && !echo.isReply()) {
                link.send(now + PeerHost.RESPONSE_TIME, new Ipv4Packet(ADDRESS, packet.source(), Ipv4Packet.ICMP,
                        Ipv4Packet.DEFAULT_TIME_TO_LIVE, nextIdentification(), Payload.of(echo.reply().toBytes())));
            }
        }
    }

    private int nextIdentification() {
        return identification++ & 0xffff;
    }
}
