package org.barreleye.packet;

/** An ICMP message (RFC 792): echo or destination unreachable. */
public sealed interface IcmpMessage permits IcmpEcho, IcmpUnreachable {
    /** The bytes of the header. */
    int HEADER_BYTES = 8;

    /** Parses a message. */
    static ParseResult<IcmpMessage> parse(byte[] bytes) {
        if (bytes.length < HEADER_BYTES) {
            return ParseResult.refused(Refusal.ICMP_TOO_SHORT);
        }
        if (InternetChecksum.of(bytes, 0, bytes.length) != 0) {
            return ParseResult.refused(Refusal.ICMP_CHECKSUM);
        }
        int type = NetworkOrder.get8(bytes, 0);
        int code = NetworkOrder.get8(bytes, 1);
        Payload rest = Payload.copyOf(bytes, HEADER_BYTES, bytes.length);
        if (type == IcmpEcho.REQUEST || type == IcmpEcho.REPLY) {
            return code != 0 ? ParseResult.refused(Refusal.ICMP_CODE)
                    : ParseResult.accepted(new IcmpEcho(type == IcmpEcho.REPLY,
                    NetworkOrder.get16(bytes, IcmpEcho.IDENTIFIER_AT), NetworkOrder.get16(bytes, IcmpEcho.SEQUENCE_AT),
                    rest));
        }
        if (type == IcmpUnreachable.TYPE) {
            return code > IcmpUnreachable.MAX_CODE ? ParseResult.refused(Refusal.ICMP_CODE)
                    : ParseResult.accepted(new IcmpUnreachable(code, rest));
        }
        return ParseResult.refused(Refusal.ICMP_TYPE);
    }

    /** Builds the bytes. */
    byte[] toBytes();
}
