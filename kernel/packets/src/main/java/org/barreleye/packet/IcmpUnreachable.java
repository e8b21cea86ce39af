package org.barreleye.packet;

/**
 * The ICMP message "destination unreachable" (RFC 792, RFC 1122).
 *
 * @param code the reason: {@link #NETWORK}, {@link #HOST}, {@link #PROTOCOL}, {@link #PORT} or another up to 15
 * @param original the header of the packet that did not arrive, and the first bytes of its payload
 */
public record IcmpUnreachable(int code, Payload original) implements IcmpMessage {
    /** No route leads to the network. */
    public static final int NETWORK = 0;
    /** The host does not answer. */
    public static final int HOST = 1;
    /** The host does not have the protocol. */
    public static final int PROTOCOL = 2;
    /** No program of the host has the port. */
    public static final int PORT = 3;

    static final int TYPE = 3;
    static final int MAX_CODE = 15;

    private static final int CHECKSUM_AT = 2;
    // RFC 792: the header and the first 64 bits of data.
    private static final int ORIGINAL_DATA = 8;

    /** Checks the code. */
    public IcmpUnreachable {
        if (code < 0 || code > MAX_CODE) {
            throw new IllegalArgumentException("the code of 'destination unreachable' is 0 to 15, not " + code);
        }
    }

    /** The message to the source of a packet. */
    public static IcmpUnreachable about(Ipv4Packet packet, int code) {
        return new IcmpUnreachable(code, Payload.of(packet.toBytes()).first(Ipv4Packet.HEADER_BYTES + ORIGINAL_DATA));
    }

    @Override
    public byte[] toBytes() {
        byte[] bytes = new byte[HEADER_BYTES + original.length()];
        NetworkOrder.put8(bytes, 0, TYPE);
        NetworkOrder.put8(bytes, 1, code);
        original.copyTo(bytes, HEADER_BYTES);
        NetworkOrder.put16(bytes, CHECKSUM_AT, InternetChecksum.of(bytes, 0, bytes.length));
        return bytes;
    }
}
