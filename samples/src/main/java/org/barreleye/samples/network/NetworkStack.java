package org.barreleye.samples.network;

import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
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
 * The protocols of a host with one network interface: ARP, IPv4 without fragments, ICMP echo and UDP. It answers ARP
 * and echo requests for its address. It sends nothing again: who waits for an answer has a deadline.
 */
public final class NetworkStack implements FrameReceiver {
    private static final Ipv4Subnet UNCONFIGURED = new Ipv4Subnet(Ipv4Address.ANY, 32);

    private final NicDriver driver;
    private final MacAddress mac;
    private final ArpCache arp = new ArpCache();
    private final TreeMap<Integer, UdpHandler> handlers = new TreeMap<>();
    private Consumer<IcmpEcho> echoReplies = reply -> { };
    private Ipv4Subnet subnet = UNCONFIGURED;
    private Optional<Ipv4Address> router = Optional.empty();
    private int identification;
    private long refused;

    /** The stack of an interface, without an address. Receives its frames from now on. */
    public NetworkStack(NicDriver driver) {
        this.driver = driver;
        mac = driver.mac();
        driver.deliverTo(this);
    }

    /** Sets the address of the host, its subnet and its router. */
    public void configure(Ipv4Subnet withSubnet, Optional<Ipv4Address> withRouter) {
        subnet = withSubnet;
        router = withRouter;
    }

    /** The address of the station. */
    public MacAddress mac() {
        return mac;
    }

    /** The number of frames and packets that were no valid ones of their protocol. */
    public long refused() {
        return refused;
    }

    /** Sets the handler of the replies to echo requests. */
    public void onEchoReply(Consumer<IcmpEcho> handler) {
        echoReplies = handler;
    }

    /** Sets the handler of a UDP port. */
    public void listen(int port, UdpHandler handler) {
        handlers.put(port, handler);
    }

    /** Sends an ICMP echo request or reply. */
    public void sendEcho(Ipv4Address target, IcmpEcho echo) {
        send(new Ipv4Packet(subnet.address(), target, Ipv4Packet.ICMP, Ipv4Packet.DEFAULT_TIME_TO_LIVE,
                nextIdentification(), Payload.of(echo.toBytes())));
    }

    /** Sends a UDP datagram. */
    public void sendDatagram(Ipv4Address target, UdpDatagram datagram) {
        send(datagram.in(subnet.address(), target, nextIdentification()));
    }

    private int nextIdentification() {
        return identification++ & 0xffff;
    }

    private void send(Ipv4Packet packet) {
        Ipv4Address target = packet.destination();
        if (target.isBroadcast() || target.equals(subnet.broadcast())) {
            sendFrame(MacAddress.BROADCAST, EthernetFrame.IPV4, packet.toBytes());
            return;
        }
        // Without a router there is no way to another subnet; the packet is dropped, as one on its way can be.
        Optional<Ipv4Address> hop = subnet.contains(target) ? Optional.of(target) : router;
        hop.ifPresent(neighbour -> sendTo(neighbour, packet));
    }

    private void sendTo(Ipv4Address neighbour, Ipv4Packet packet) {
        Optional<MacAddress> known = arp.find(neighbour);
        if (known.isPresent()) {
            sendFrame(known.get(), EthernetFrame.IPV4, packet.toBytes());
        } else {
            arp.hold(neighbour, packet);
            sendFrame(MacAddress.BROADCAST, EthernetFrame.ARP,
                    ArpPacket.request(mac, subnet.address(), neighbour).toBytes());
        }
    }

    private void sendFrame(MacAddress target, int type, byte[] payload) {
        driver.send(new EthernetFrame(target, mac, type, Payload.of(payload)));
    }

    @Override
    public void onFrame(byte[] bytes) {
        accept(EthernetFrame.parse(bytes)).ifPresent(frame -> {
            byte[] payload = frame.payload().toBytes();
            if (frame.type() == EthernetFrame.ARP) {
                accept(ArpPacket.parse(payload)).ifPresent(this::onArp);
            } else if (frame.type() == EthernetFrame.IPV4) {
                accept(Ipv4Packet.parse(payload)).ifPresent(this::onPacket);
            }
        });
    }

    private void onArp(ArpPacket packet) {
        boolean isForThis = !subnet.equals(UNCONFIGURED) && packet.targetIp().equals(subnet.address());
        boolean isNeighbour = subnet.contains(packet.senderIp()) && !packet.senderIp().equals(subnet.address());
        if (isForThis && isNeighbour) {
            arp.learn(packet.senderIp(), packet.senderMac()).ifPresent(held ->
                    sendFrame(packet.senderMac(), EthernetFrame.IPV4, held.toBytes()));
            if (!packet.isReply()) {
                sendFrame(packet.senderMac(), EthernetFrame.ARP, packet.reply(mac).toBytes());
            }
        }
    }

    private void onPacket(Ipv4Packet packet) {
        // Without an address the host takes what its station is sent: the answer of a DHCP server.
        boolean isForThis = subnet.equals(UNCONFIGURED) || packet.destination().equals(subnet.address())
                || packet.destination().isBroadcast() || packet.destination().equals(subnet.broadcast());
        if (isForThis && packet.protocol() == Ipv4Packet.UDP) {
            accept(UdpDatagram.parse(packet)).ifPresent(datagram -> Optional
                    .ofNullable(handlers.get(datagram.destinationPort()))
                    .ifPresent(handler -> handler.onDatagram(packet.source(), datagram)));
        } else if (packet.protocol() == Ipv4Packet.ICMP && packet.destination().equals(subnet.address())) {
            accept(IcmpMessage.parse(packet.payload().toBytes())).ifPresent(message -> onIcmp(packet, message));
        }
    }

    private void onIcmp(Ipv4Packet packet, IcmpMessage message) {
        if (message instanceof IcmpEcho echo) {
            if (echo.isReply()) {
                echoReplies.accept(echo);
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
