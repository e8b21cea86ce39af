package org.barreleye.packet;

/**
 * A UDP datagram (RFC 768). Its checksum covers the addresses of the IPv4 packet that contains it.
 *
 * @param sourcePort the port of the sender, 0 to 65,535; 0 if it expects no answer
 * @param destinationPort the port of the receiver, 0 to 65,535
 * @param data at most 65,507 bytes
 */
public record UdpDatagram(int sourcePort, int destinationPort, Payload data) {
    /** The bytes of the header. */
    public static final int HEADER_BYTES = 8;
    /** The most bytes of data. */
    public static final int MAX_DATA = 65_507;

    private static final int DESTINATION_AT = 2;
    private static final int LENGTH_AT = 4;
    private static final int CHECKSUM_AT = 6;
    private static final int NO_CHECKSUM = 0;
    private static final int MAX_PORT = 0xffff;

    /** Checks the ranges. */
    public UdpDatagram {
        if (((sourcePort | destinationPort) & ~MAX_PORT) != 0) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + sourcePort + " or " + destinationPort);
        }
        if (data.length() > MAX_DATA) {
            throw new IllegalArgumentException("a datagram has at most 65507 bytes of data, not " + data.length());
        }
    }

    /** Parses the datagram in a packet. */
    public static ParseResult<UdpDatagram> parse(Ipv4Packet packet) {
        return parse(packet.payload().toBytes(), packet.source(), packet.destination());
    }

    /** Parses a datagram between two hosts; bytes after its length are ignored. */
    public static ParseResult<UdpDatagram> parse(byte[] bytes, Ipv4Address source, Ipv4Address destination) {
        if (bytes.length < HEADER_BYTES) {
            return ParseResult.refused(Refusal.UDP_TOO_SHORT);
        }
        int length = NetworkOrder.get16(bytes, LENGTH_AT);
        if (length < HEADER_BYTES || length > bytes.length) {
            return ParseResult.refused(Refusal.UDP_LENGTH);
        }
        if (NetworkOrder.get16(bytes, CHECKSUM_AT) != NO_CHECKSUM
                && InternetChecksum.of(source, destination, Ipv4Packet.UDP, bytes, 0, length) != 0) {
            return ParseResult.refused(Refusal.UDP_CHECKSUM);
        }
        if (length - HEADER_BYTES > MAX_DATA) {
            return ParseResult.refused(Refusal.UDP_LENGTH);
        }
        return ParseResult.accepted(new UdpDatagram(NetworkOrder.get16(bytes, 0),
                NetworkOrder.get16(bytes, DESTINATION_AT), Payload.copyOf(bytes, HEADER_BYTES, length)));
    }

    /** Builds the bytes of a datagram between two hosts, with a checksum. */
    public byte[] toBytes(Ipv4Address source, Ipv4Address destination) {
        byte[] bytes = new byte[HEADER_BYTES + data.length()];
        NetworkOrder.put16(bytes, 0, sourcePort);
        NetworkOrder.put16(bytes, DESTINATION_AT, destinationPort);
        NetworkOrder.put16(bytes, LENGTH_AT, bytes.length);
        data.copyTo(bytes, HEADER_BYTES);
        int checksum = InternetChecksum.of(source, destination, Ipv4Packet.UDP, bytes, 0, bytes.length);
        // 0 would say that there is no checksum; in one's complement all ones are the same number.
        NetworkOrder.put16(bytes, CHECKSUM_AT, checksum == NO_CHECKSUM ? 0xffff : checksum);
        return bytes;
    }

    /** The packet with this datagram from one host to another. */
    public Ipv4Packet in(Ipv4Address source, Ipv4Address destination, int identification) {
        return new Ipv4Packet(source, destination, Ipv4Packet.UDP, Ipv4Packet.DEFAULT_TIME_TO_LIVE, identification,
                Payload.of(toBytes(source, destination)));
    }
}
