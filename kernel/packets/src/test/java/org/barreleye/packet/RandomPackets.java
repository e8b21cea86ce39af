package org.barreleye.packet;

import java.util.Random;

/** Packets that a generator of random numbers draws. */
final class RandomPackets {
    private final Random random;

    RandomPackets(Random random) {
        this.random = random;
    }

    byte[] bytes(int max) {
        byte[] bytes = new byte[random.nextInt(max + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    Payload payload(int max) {
        return Payload.of(bytes(max));
    }

    /** The address of one station. */
    MacAddress mac() {
        return new MacAddress(random.nextLong() & 0xfeff_ffff_ffffL);
    }

    /** An address that may be a source. */
    Ipv4Address address() {
        return Ipv4Address.of(random.nextInt(224), random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    EthernetFrame frame() {
        return new EthernetFrame(mac(), mac(), 0x600 + random.nextInt(0xfa00), payload(EthernetFrame.MAX_PAYLOAD));
    }

    ArpPacket arp() {
        return new ArpPacket(random.nextBoolean(), mac(), address(), mac(), address());
    }

    Ipv4Packet packet() {
        return new Ipv4Packet(address(), address(), random.nextInt(256), random.nextInt(256), random.nextInt(0x10000),
                payload(200));
    }

    IcmpMessage icmp() {
        return random.nextBoolean()
                ? new IcmpEcho(random.nextBoolean(), random.nextInt(0x10000), random.nextInt(0x10000), payload(100))
                : new IcmpUnreachable(random.nextInt(16), payload(100));
    }

    UdpDatagram datagram() {
        return new UdpDatagram(random.nextInt(0x10000), random.nextInt(0x10000), payload(300));
    }

    DhcpMessage dhcp() {
        DhcpType[] types = DhcpType.values();
        return new DhcpMessage(types[random.nextInt(types.length)], random.nextInt(), mac(), random.nextBoolean(),
                address(), address(), options());
    }

    private DhcpOptions options() {
        DhcpOptions options = DhcpOptions.NONE;
        options = random.nextBoolean() ? options.withRequestedAddress(address()) : options;
        options = random.nextBoolean() ? options.withServer(address()) : options;
        options = random.nextBoolean() ? options.withLeaseSeconds(random.nextInt() & 0xffff_ffffL) : options;
        options = random.nextBoolean() ? options.withSubnetMask(address()) : options;
        return random.nextBoolean() ? options.withRouter(address()) : options;
    }

    /** A whole frame with a packet of some protocol. */
    byte[] wholeFrame() {
        Ipv4Address source = address();
        Ipv4Address destination = address();
        return switch (random.nextInt(4)) {
            case 0 -> new EthernetFrame(mac(), mac(), EthernetFrame.ARP, Payload.of(arp().toBytes())).toBytes();
            case 1 -> inFrame(new Ipv4Packet(source, destination, Ipv4Packet.ICMP, 64, 1,
                    Payload.of(icmp().toBytes())));
            case 2 -> inFrame(datagram().in(source, destination, 1));
            default -> inFrame(new UdpDatagram(68, 67, Payload.of(dhcp().toBytes())).in(source, destination, 1));
        };
    }

    private byte[] inFrame(Ipv4Packet packet) {
        return new EthernetFrame(mac(), mac(), EthernetFrame.IPV4, Payload.of(packet.toBytes())).toBytes();
    }
}
