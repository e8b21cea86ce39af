package org.barreleye.packet;

/**
 * An ICMP echo request or reply (RFC 792).
 *
 * @param isReply whether it is a reply; otherwise it is a request
 * @param identifier tells the senders of a host apart, 0 to 65,535
 * @param sequence the number of the request, 0 to 65,535
 * @param data comes back in the reply
 */
public record IcmpEcho(boolean isReply, int identifier, int sequence, Payload data) implements IcmpMessage {
    static final int REPLY = 0;
    static final int REQUEST = 8;
    static final int IDENTIFIER_AT = 4;
    static final int SEQUENCE_AT = 6;

    private static final int CHECKSUM_AT = 2;

    /** Checks the ranges. */
    public IcmpEcho {
        if (((identifier | sequence) & ~0xffff) != 0) {
            throw new IllegalArgumentException("the identifier and the sequence number of an echo have 16 bits, not "
                    + identifier + " and " + sequence);
        }
    }

    /** The reply to this request. */
    public IcmpEcho reply() {
        return new IcmpEcho(true, identifier, sequence, data);
    }

    @Override
    public byte[] toBytes() {
        byte[] bytes = new byte[HEADER_BYTES + data.length()];
        NetworkOrder.put8(bytes, 0, isReply ? REPLY : REQUEST);
        NetworkOrder.put16(bytes, IDENTIFIER_AT, identifier);
        NetworkOrder.put16(bytes, SEQUENCE_AT, sequence);
        data.copyTo(bytes, HEADER_BYTES);
        NetworkOrder.put16(bytes, CHECKSUM_AT, InternetChecksum.of(bytes, 0, bytes.length));
        return bytes;
    }
}
