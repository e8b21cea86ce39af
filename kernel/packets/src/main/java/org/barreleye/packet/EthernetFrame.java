package org.barreleye.packet;

/**
 * An Ethernet frame (Ethernet II, RFC 894) without preamble and frame check sequence, which the hardware adds.
 *
 * @param destination the station that it is for, or a group
 * @param source the station that sends it
 * @param type the protocol of the payload, {@link #IPV4} or {@link #ARP} or another from 0x600
 * @param payload at most 1,500 bytes; parsed with the padding of a short frame
 */
public record EthernetFrame(MacAddress destination, MacAddress source, int type, Payload payload) {
    /** The type of frames with an IPv4 packet. */
    public static final int IPV4 = 0x0800;
    /** The type of frames with an ARP packet. */
    public static final int ARP = 0x0806;
    /** The bytes of the header. */
    public static final int HEADER_BYTES = 14;
    /** The most bytes of a payload. */
    public static final int MAX_PAYLOAD = 1_500;
    /** The fewest bytes of a frame on the wire. */
    public static final int MIN_BYTES = 60;
    /** The most bytes of a frame. */
    public static final int MAX_BYTES = HEADER_BYTES + MAX_PAYLOAD;

    private static final int MIN_TYPE = 0x600;
    private static final int SOURCE_AT = 6;
    private static final int TYPE_AT = 12;

    /** Checks type and length. */
    public EthernetFrame {
        if (type < MIN_TYPE || type > 0xffff) {
            throw new IllegalArgumentException("the type of a frame is 0x600 to 0xffff, not " + type);
        }
        if (payload.length() > MAX_PAYLOAD) {
            throw new IllegalArgumentException("a frame has at most 1500 bytes of payload, not " + payload.length());
        }
    }

    /** Parses a frame. */
    public static ParseResult<EthernetFrame> parse(byte[] bytes) {
        if (bytes.length < HEADER_BYTES) {
            return ParseResult.refused(Refusal.FRAME_TOO_SHORT);
        }
        if (bytes.length > MAX_BYTES) {
            return ParseResult.refused(Refusal.FRAME_TOO_LONG);
        }
        int type = NetworkOrder.get16(bytes, TYPE_AT);
        if (type < MIN_TYPE) {
            return ParseResult.refused(Refusal.FRAME_WITHOUT_TYPE);
        }
        return ParseResult.accepted(new EthernetFrame(MacAddress.read(bytes, 0), MacAddress.read(bytes, SOURCE_AT),
                type, Payload.copyOf(bytes, HEADER_BYTES, bytes.length)));
    }

    /** Builds the bytes; a short frame is padded with zeros to 60 bytes. */
    public byte[] toBytes() {
        byte[] bytes = new byte[Math.max(MIN_BYTES, HEADER_BYTES + payload.length())];
        NetworkOrder.put48(bytes, 0, destination.bits());
        NetworkOrder.put48(bytes, SOURCE_AT, source.bits());
        NetworkOrder.put16(bytes, TYPE_AT, type);
        payload.copyTo(bytes, HEADER_BYTES);
        return bytes;
    }
}
