package org.barreleye.service.network;

import java.util.Arrays;
import java.util.Random;
import org.barreleye.packet.ArpPacket;
import org.barreleye.packet.DhcpMessage;
import org.barreleye.packet.DhcpOptions;
import org.barreleye.packet.DhcpType;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.IcmpEcho;
import org.barreleye.packet.IcmpUnreachable;
import org.barreleye.packet.InternetChecksum;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Ipv4Packet;
import org.barreleye.packet.MacAddress;
import org.barreleye.packet.Payload;
import org.barreleye.packet.UdpDatagram;

/**
 * Draws frames for a station: valid ones of every protocol of its stack, of which most are changed. The checksums of
 * half of the changed ones are made right again, so that they come to the layers above.
 */
final class FrameFuzzer {
    private static final int ETHERNET = EthernetFrame.HEADER_BYTES;
    private static final int TRANSPORT = ETHERNET + 20;
    private static final int DHCP = TRANSPORT + 8;
    private static final int DHCP_OPTIONS = DHCP + 240;
    private static final int IPV4_CHECKSUM = ETHERNET + 10;
    private static final int PROTOCOL = ETHERNET + 9;
    private static final int ICMP_CHECKSUM = TRANSPORT + 2;
    private static final int UDP_CHECKSUM = TRANSPORT + 6;

    private final Random random;
    private final MacAddress sender;
    private final Ipv4Address peer;
    private final MacAddress target;
    private final Ipv4Address host;
    private final int openPort;

    /**
     * A fuzzer.
     *
     * @param sender the station of the peer
     * @param peer from which most packets come
     * @param target the station that gets the frames
     * @param host its address, if it has one
     * @param openPort a UDP port that is open there
     */
    FrameFuzzer(Random random, MacAddress sender, Ipv4Address peer, MacAddress target, Ipv4Address host,
            int openPort) {
        this.random = random;
        this.sender = sender;
        this.peer = peer;
        this.target = target;
        this.host = host;
        this.openPort = openPort;
    }

    /**
     * The next frame.
     *
     * @param transaction that of the DHCP client now
     */
    byte[] next(int transaction) {
        byte[] frame = switch (random.nextInt(6)) {
            case 0 -> frame(EthernetFrame.ARP, new ArpPacket(random.nextBoolean(), sender(), source(),
                    random.nextBoolean() ? target : MacAddress.ZERO, destination()).toBytes());
            case 1 -> packet(Ipv4Packet.ICMP, new IcmpEcho(random.nextBoolean(), random.nextInt(3),
                    random.nextInt(0x10000), payload(1_472)).toBytes());
            case 2 -> packet(Ipv4Packet.ICMP, new IcmpUnreachable(random.nextInt(16), payload(60)).toBytes());
            case 3 -> frame(EthernetFrame.IPV4, new UdpDatagram(random.nextInt(0x10000), port(), payload(1_472))
                    .in(source(), destination(), random.nextInt(0x10000)).toBytes());
            default -> dhcp(transaction);
        };
        return random.nextInt(4) == 0 ? frame : changed(frame);
    }

    private byte[] dhcp(int transaction) {
        DhcpType[] types = {DhcpType.OFFER, DhcpType.OFFER, DhcpType.ACK, DhcpType.ACK, DhcpType.NAK};
        DhcpOptions options = DhcpOptions.NONE;
        options = random.nextInt(8) > 0 ? options.withServer(peer) : options;
        options = random.nextInt(8) > 0 ? options.withSubnetMask(mask()) : options;
        options = random.nextBoolean() ? options.withRouter(source()) : options;
        options = random.nextBoolean() ? options.withLeaseSeconds(lease()) : options;
        DhcpMessage message = new DhcpMessage(types[random.nextInt(types.length)],
                random.nextInt(8) > 0 ? transaction : random.nextInt(), random.nextInt(8) > 0 ? target : sender,
                random.nextBoolean(), Ipv4Address.ANY, random.nextInt(4) > 0 ? host : address(), options);
        return frame(EthernetFrame.IPV4, new UdpDatagram(67, 68, Payload.of(message.toBytes()))
                .in(peer, random.nextBoolean() ? Ipv4Address.BROADCAST : destination(), 1).toBytes());
    }

    private long lease() {
        long[] seconds = {0, 1, 2, 3_600, 0x7fff_ffffL, 0xffff_fffeL, 0xffff_ffffL};
        return seconds[random.nextInt(seconds.length)];
    }

    private Ipv4Address mask() {
        return random.nextInt(4) > 0 ? Ipv4Address.of(255, 255, 255, 0)
                : random.nextBoolean() ? new Ipv4Address(-1 << random.nextInt(32)) : address();
    }

    private MacAddress sender() {
        return random.nextInt(4) > 0 ? sender : new MacAddress(random.nextLong() & 0xffff_ffff_ffffL);
    }

    private Ipv4Address source() {
        return random.nextInt(3) > 0 ? peer : random.nextInt(3) > 0 ? new Ipv4Address(host.bits() & ~0xff
                | random.nextInt(256)) : address();
    }

    private Ipv4Address destination() {
        return random.nextInt(4) > 0 ? host : random.nextBoolean() ? Ipv4Address.BROADCAST : address();
    }

    private Ipv4Address address() {
        return new Ipv4Address(random.nextInt());
    }

    private int port() {
        int[] ports = {openPort, openPort, 7, 67, 68, 0, random.nextInt(0x10000)};
        return ports[random.nextInt(ports.length)];
    }

    private Payload payload(int max) {
        byte[] bytes = new byte[random.nextInt(max + 1)];
        random.nextBytes(bytes);
        return Payload.of(bytes);
    }

    private byte[] packet(int protocol, byte[] payload) {
        return frame(EthernetFrame.IPV4, new Ipv4Packet(validSource(), destination(), protocol, 1 + random.nextInt(64),
                random.nextInt(0x10000), Payload.of(payload)).toBytes());
    }

    private Ipv4Address validSource() {
        Ipv4Address source = source();
        return source.isMulticast() || source.isBroadcast() ? peer : source;
    }

    private byte[] frame(int type, byte[] payload) {
        byte[] bytes = payload.length > EthernetFrame.MAX_PAYLOAD
                ? Arrays.copyOf(payload, EthernetFrame.MAX_PAYLOAD) : payload;
        return new EthernetFrame(random.nextInt(4) > 0 ? target : MacAddress.BROADCAST, sender, type,
                Payload.of(bytes)).toBytes();
    }

    private byte[] changed(byte[] frame) {
        byte[] changed = random.nextInt(4) == 0
                ? Arrays.copyOf(frame, Math.min(EthernetFrame.MAX_BYTES, ETHERNET + random.nextInt(frame.length + 40)))
                : frame.clone();
        for (int change = 1 + random.nextInt(4); change > 0; change--) {
            // One in three in the headers, where most fields are; one in three in the options, if there are any.
            int from = ETHERNET;
            int until = changed.length;
            switch (random.nextInt(3)) {
                case 0 -> until = Math.min(until, DHCP);
                case 1 -> from = Math.min(DHCP_OPTIONS, changed.length);
                default -> { }
            }
            if (from < until) {
                changed[from + random.nextInt(until - from)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(3) - 1);
            }
        }
        if (random.nextBoolean()) {
            repairChecksums(changed);
        }
        return changed;
    }

    private static void repairChecksums(byte[] frame) {
        if (frame.length < DHCP || frame[ETHERNET - 2] != 8 || frame[ETHERNET - 1] != 0) {
            return;
        }
        put(frame, IPV4_CHECKSUM, 0);
        put(frame, IPV4_CHECKSUM, InternetChecksum.of(frame, ETHERNET, TRANSPORT));
        if (frame[PROTOCOL] == Ipv4Packet.ICMP) {
            put(frame, ICMP_CHECKSUM, 0);
            put(frame, ICMP_CHECKSUM, InternetChecksum.of(frame, TRANSPORT, frame.length));
        } else {
            // No checksum (RFC 768).
            put(frame, UDP_CHECKSUM, 0);
        }
    }

    private static void put(byte[] frame, int offset, int value) {
        frame[offset] = (byte) (value >>> 8);
        frame[offset + 1] = (byte) value;
    }
}
