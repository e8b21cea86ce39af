package org.barreleye.packet;

/**
 * An IPv4 packet (RFC 791) that is no fragment. Options are skipped when it is parsed, and never built.
 *
 * @param source the host that sends it
 * @param destination the host that it is for
 * @param protocol of the payload: {@link #ICMP}, {@link #UDP} or another, 0 to 255
 * @param timeToLive the routers that it may still pass, 0 to 255
 * @param identification tells the packets of a source apart, 0 to 65,535
 * @param payload at most 65,515 bytes
 */
public record Ipv4Packet(Ipv4Address source, Ipv4Address destination, int protocol, int timeToLive,
        int identification, Payload payload) {
    /** The protocol of ICMP messages. */
    public static final int ICMP = 1;
    /** The protocol of UDP datagrams. */
    public static final int UDP = 17;
    /** The time to live of packets that a host sends (RFC 1700). */
    public static final int DEFAULT_TIME_TO_LIVE = 64;
    /** The bytes of a header without options. */
    public static final int HEADER_BYTES = 20;

    private static final int MAX_BYTES = 0xffff;
    private static final int VERSION = 4;
    private static final int TOTAL_LENGTH_AT = 2;
    private static final int IDENTIFICATION_AT = 4;
    private static final int FRAGMENT_AT = 6;
    private static final int TIME_TO_LIVE_AT = 8;
    private static final int PROTOCOL_AT = 9;
    private static final int CHECKSUM_AT = 10;
    private static final int SOURCE_AT = 12;
    private static final int DESTINATION_AT = 16;
    private static final int DO_NOT_FRAGMENT = 0x4000;
    private static final int MORE_FRAGMENTS_OR_OFFSET = 0x3fff;

    /** Checks the ranges. */
    public Ipv4Packet {
        if ((protocol & ~0xff) != 0 || (timeToLive & ~0xff) != 0 || (identification & ~0xffff) != 0) {
            throw new IllegalArgumentException("protocol and time to live have 8 bits, the identification 16; not "
                    + protocol + ", " + timeToLive + " and " + identification);
        }
        if (payload.length() > MAX_BYTES - HEADER_BYTES) {
            throw new IllegalArgumentException("a packet has at most 65515 bytes of payload, not " + payload.length());
        }
    }

    /** Parses a packet; bytes after its total length are padding. */
    public static ParseResult<Ipv4Packet> parse(byte[] bytes) {
        if (bytes.length < HEADER_BYTES) {
            return ParseResult.refused(Refusal.IPV4_TOO_SHORT);
        }
        if (NetworkOrder.get8(bytes, 0) >>> 4 != VERSION) {
            return ParseResult.refused(Refusal.IPV4_VERSION);
        }
        int header = (NetworkOrder.get8(bytes, 0) & 0xf) * Integer.BYTES;
        if (header < HEADER_BYTES || header > bytes.length) {
            return ParseResult.refused(Refusal.IPV4_HEADER_LENGTH);
        }
        int total = NetworkOrder.get16(bytes, TOTAL_LENGTH_AT);
        if (total < header || total > bytes.length) {
            return ParseResult.refused(Refusal.IPV4_TOTAL_LENGTH);
        }
        if (InternetChecksum.of(bytes, 0, header) != 0) {
            return ParseResult.refused(Refusal.IPV4_CHECKSUM);
        }
        if ((NetworkOrder.get16(bytes, FRAGMENT_AT) & MORE_FRAGMENTS_OR_OFFSET) != 0) {
            return ParseResult.refused(Refusal.IPV4_FRAGMENT);
        }
        Ipv4Address source = Ipv4Address.read(bytes, SOURCE_AT);
        if (source.isMulticast() || source.isBroadcast()) {
            return ParseResult.refused(Refusal.IPV4_SOURCE);
        }
        return ParseResult.accepted(new Ipv4Packet(source, Ipv4Address.read(bytes, DESTINATION_AT),
                NetworkOrder.get8(bytes, PROTOCOL_AT), NetworkOrder.get8(bytes, TIME_TO_LIVE_AT),
                NetworkOrder.get16(bytes, IDENTIFICATION_AT), Payload.copyOf(bytes, header, total)));
    }

    /** Builds the bytes, with the flag that forbids fragments. */
    public byte[] toBytes() {
        byte[] bytes = new byte[HEADER_BYTES + payload.length()];
        NetworkOrder.put8(bytes, 0, VERSION << 4 | HEADER_BYTES / Integer.BYTES);
        NetworkOrder.put16(bytes, TOTAL_LENGTH_AT, bytes.length);
        NetworkOrder.put16(bytes, IDENTIFICATION_AT, identification);
        NetworkOrder.put16(bytes, FRAGMENT_AT, DO_NOT_FRAGMENT);
        NetworkOrder.put8(bytes, TIME_TO_LIVE_AT, timeToLive);
        NetworkOrder.put8(bytes, PROTOCOL_AT, protocol);
        NetworkOrder.put32(bytes, SOURCE_AT, source.bits());
        NetworkOrder.put32(bytes, DESTINATION_AT, destination.bits());
        NetworkOrder.put16(bytes, CHECKSUM_AT, InternetChecksum.of(bytes, 0, HEADER_BYTES));
        payload.copyTo(bytes, HEADER_BYTES);
        return bytes;
    }
}
