package org.barreleye.machine.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.barreleye.machine.injection.PortFaultInjector;
import org.barreleye.packet.ArpPacket;
import org.barreleye.packet.DhcpMessage;
import org.barreleye.packet.DhcpType;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.IcmpEcho;
import org.barreleye.packet.IcmpMessage;
import org.barreleye.packet.IcmpUnreachable;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Ipv4Packet;
import org.barreleye.packet.Ipv4Subnet;
import org.barreleye.packet.MacAddress;
import org.barreleye.packet.ParseResult;
import org.barreleye.packet.Payload;
import org.barreleye.packet.Refusal;
import org.barreleye.packet.UdpDatagram;

/**
 * A modelled host on the wire, 10.0.0.1/24: a DHCP server that leases 10.0.0.2 and those after it, ARP, and the
 * services ping, echo (UDP port 7, RFC 862) and time (UDP port 37, RFC 868). A test lets it send packets, and asks what
 * it saw.
 */
public final class PeerHost implements Station {
    /** The name of its port. */
    public static final String NAME = "peer";
    /** Its address and subnet. */
    public static final Ipv4Subnet SUBNET = new Ipv4Subnet(Ipv4Address.of(10, 0, 0, 1), 24);
    /** Its hardware address, locally administered. */
    public static final MacAddress MAC = new MacAddress(0x02000a000001L);
    /** The port of the echo service. */
    public static final int ECHO_PORT = 7;
    /** The port of the time service. */
    public static final int TIME_PORT = 37;
    /** The time at power-on in seconds since 1900: the begin of 2026. */
    public static final long EPOCH = 3_976_214_400L;

    /** The time from the arrival of a packet to the answer. */
    public static final long RESPONSE_TIME = 2_000_000;

    private static final long PICOSECONDS_PER_SECOND = 1_000_000_000_000L;
    private static final int KEPT_DATAGRAMS = 256;

    private final WirePort port;
    private final PeerLink link;
    private final DhcpServer dhcp;
    private final long[] counters = new long[PeerCounter.values().length];
    // By the ordinal of the refusal.
    private final long[] refusals = new long[Refusal.values().length];
    private final TreeMap<Integer, Boolean> openPorts = new TreeMap<>();
    private final ArrayDeque<ReceivedDatagram> datagrams = new ArrayDeque<>();
    private int identification;
    private long lastEchoReply = -1;

    /** Connects the host to a wire. Its DHCP server leases addresses for an hour. */
    public PeerHost(Wire wire, EventPoster poster, PortFaultInjector faults) {
        this(wire, poster, faults, DhcpServer.LEASE_SECONDS);
    }

    /**
     * Connects the host to a wire.
     *
     * @param leaseSeconds the time of the leases of its DHCP server
     */
    public PeerHost(Wire wire, EventPoster poster, PortFaultInjector faults, int leaseSeconds) {
        dhcp = new DhcpServer(SUBNET, leaseSeconds);
        port = wire.connect(NAME, this, poster, faults);
        link = new PeerLink(port, MAC, SUBNET.address());
    }

    /** Its port on the wire. */
    public WirePort port() {
        return port;
    }

    // ---- requests of a test

    /** Sends an echo request. */
    public void ping(long now, Ipv4Address target, int sequence, Payload data) {
        sendPacket(now, target, Ipv4Packet.ICMP, new IcmpEcho(false, 1, sequence, data).toBytes());
    }

    /** Opens a UDP port: datagrams to it are kept. */
    public void open(int udpPort) {
        openPorts.put(udpPort, true);
    }

    /** Sends a datagram, and opens the port from which it comes. */
    public void sendDatagram(long now, Ipv4Address target, int sourcePort, int destinationPort, Payload data) {
        open(sourcePort);
        sendPacket(now, target, Ipv4Packet.UDP,
                new UdpDatagram(sourcePort, destinationPort, data).toBytes(SUBNET.address(), target));
    }

    /** Sends any bytes as a frame, as an attacker does. */
    public void sendFrame(long now, byte[] frame) {
        port.send(now, frame);
    }

    /** The value of a counter. */
    public long count(PeerCounter counter) {
        return counters[counter.ordinal()];
    }

    /** The number of packets that were refused for a reason. */
    public long count(Refusal refusal) {
        return refusals[refusal.ordinal()];
    }

    /** The last datagrams at open ports, at most 256. */
    public List<ReceivedDatagram> datagrams() {
        return new ArrayList<>(datagrams);
    }

    /** The time of the last echo reply, or -1. */
    public long lastEchoReply() {
        return lastEchoReply;
    }

    /** The address that the DHCP server has offered or granted to a client last, if no other has got it since. */
    public Optional<Ipv4Address> leaseOf(MacAddress client) {
        return dhcp.leaseOf(client);
    }

    /** The address that the DHCP server has granted to a client, and whose lease has not ended. */
    public Optional<Ipv4Address> grantedTo(long now, MacAddress client) {
        return dhcp.grantedTo(now, client);
    }

    /** Lets the DHCP server lease an address to no client, since a host has it. */
    public void reserve(Ipv4Address address) {
        dhcp.reserve(address);
    }

    // ---- reception

    @Override
    public void onLinkChange(long now, boolean isUp) {
        // The host waits; its packets are lost.
    }

    @Override
    public void onFrame(long now, byte[] bytes) {
        accept(EthernetFrame.parse(bytes)).filter(frame -> frame.destination().equals(MAC)
                || frame.destination().isBroadcast()).ifPresent(frame -> {
                    add(PeerCounter.FRAMES);
                    if (frame.type() == EthernetFrame.ARP) {
                        accept(ArpPacket.parse(frame.payload().toBytes())).ifPresent(packet -> onArp(now, packet));
                    } else if (frame.type() == EthernetFrame.IPV4) {
                        accept(Ipv4Packet.parse(frame.payload().toBytes())).ifPresent(packet -> onPacket(now, packet));
                    }
                });
    }

    private void onArp(long now, ArpPacket packet) {
        if (packet.targetIp().equals(SUBNET.address())) {
            add(packet.isReply() ? PeerCounter.ARP_REPLIES : PeerCounter.ARP_REQUESTS);
            if (isNeighbour(packet.senderIp())) {
                link.learn(now + RESPONSE_TIME, packet.senderIp(), packet.senderMac());
            }
            if (!packet.isReply()) {
                link.sendFrame(now + RESPONSE_TIME, packet.senderMac(), EthernetFrame.ARP, packet.reply(MAC).toBytes());
            }
        }
    }

    private void onPacket(long now, Ipv4Packet packet) {
        boolean isOwn = packet.destination().equals(SUBNET.address());
        if (packet.protocol() == Ipv4Packet.UDP && (isOwn || packet.destination().isBroadcast()
                || packet.destination().equals(SUBNET.broadcast()))) {
            accept(UdpDatagram.parse(packet)).ifPresent(datagram -> onDatagram(now, packet, datagram));
        } else if (packet.protocol() == Ipv4Packet.ICMP && isOwn) {
            accept(IcmpMessage.parse(packet.payload().toBytes())).ifPresent(message -> onIcmp(now, packet, message));
        }
    }

    private void onIcmp(long now, Ipv4Packet packet, IcmpMessage message) {
        if (message instanceof IcmpEcho echo) {
            add(echo.isReply() ? PeerCounter.ECHO_REPLIES : PeerCounter.ECHO_REQUESTS);
            if (echo.isReply()) {
                lastEchoReply = now;
            } else {
                sendPacket(now + RESPONSE_TIME, packet.source(), Ipv4Packet.ICMP, echo.reply().toBytes());
            }
        } else {
            add(PeerCounter.UNREACHABLES);
        }
    }

    private void onDatagram(long now, Ipv4Packet packet, UdpDatagram datagram) {
        int target = datagram.destinationPort();
        if (target == DhcpMessage.SERVER_PORT) {
            accept(DhcpMessage.parse(datagram.data().toBytes())).ifPresent(message -> onDhcp(now, message));
        } else if (target == ECHO_PORT) {
            add(PeerCounter.ECHOED_DATAGRAMS);
            answer(now, packet, datagram, datagram.data());
        } else if (target == TIME_PORT) {
            add(PeerCounter.TIME_REQUESTS);
            int seconds = (int) (EPOCH + now / PICOSECONDS_PER_SECOND);
            answer(now, packet, datagram, Payload.of((byte) (seconds >>> 24), (byte) (seconds >>> 16),
                    (byte) (seconds >>> 8), (byte) seconds));
        } else if (openPorts.containsKey(target)) {
            add(PeerCounter.DATAGRAMS);
            if (datagrams.size() == KEPT_DATAGRAMS) {
                datagrams.removeFirst();
            }
            datagrams.addLast(new ReceivedDatagram(now, packet.source(), datagram.sourcePort(), target,
                    datagram.data().toBytes()));
        } else {
            add(PeerCounter.CLOSED_PORTS);
            if (packet.destination().equals(SUBNET.address())) {
                sendPacket(now + RESPONSE_TIME, packet.source(), Ipv4Packet.ICMP,
                        IcmpUnreachable.about(packet, IcmpUnreachable.PORT).toBytes());
            }
        }
    }

    private void onDhcp(long now, DhcpMessage message) {
        add(PeerCounter.DHCP_MESSAGES);
        dhcp.answer(now, message).ifPresent(reply -> {
            // RFC 2131, 4.1: to the address that the client uses; else to all, or to the one that it gets.
            boolean toAll = reply.type() == DhcpType.NAK
                    || message.clientAddress().equals(Ipv4Address.ANY) && message.isBroadcast();
            Ipv4Address target = toAll ? Ipv4Address.BROADCAST
                    : message.clientAddress().equals(Ipv4Address.ANY) ? reply.yourAddress() : message.clientAddress();
            Ipv4Packet packet = new UdpDatagram(DhcpMessage.SERVER_PORT, DhcpMessage.CLIENT_PORT,
                    Payload.of(reply.toBytes())).in(SUBNET.address(), target, nextIdentification());
            link.sendFrame(now + RESPONSE_TIME, toAll ? MacAddress.BROADCAST : message.client(), EthernetFrame.IPV4,
                    packet.toBytes());
        });
    }

    private void answer(long now, Ipv4Packet packet, UdpDatagram datagram, Payload data) {
        sendPacket(now + RESPONSE_TIME, packet.source(), Ipv4Packet.UDP,
                new UdpDatagram(datagram.destinationPort(), datagram.sourcePort(), data)
                .toBytes(SUBNET.address(), packet.source()));
    }

    private void sendPacket(long now, Ipv4Address target, int protocol, byte[] payload) {
        if (isNeighbour(target)) {
            link.send(now, new Ipv4Packet(SUBNET.address(), target, protocol, Ipv4Packet.DEFAULT_TIME_TO_LIVE,
                    nextIdentification(), Payload.of(payload)));
        }
    }

    /** There is no router, so other packets go nowhere. */
    private static boolean isNeighbour(Ipv4Address address) {
        return SUBNET.contains(address) && !address.equals(SUBNET.network()) && !address.equals(SUBNET.broadcast());
    }

    private int nextIdentification() {
        return identification++ & 0xffff;
    }

    private <T> Optional<T> accept(ParseResult<T> parsed) {
        parsed.refusal().ifPresent(refusal -> {
            add(PeerCounter.REFUSED);
            refusals[refusal.ordinal()]++;
        });
        return parsed.packet();
    }

    private void add(PeerCounter counter) {
        counters[counter.ordinal()]++;
    }
}
