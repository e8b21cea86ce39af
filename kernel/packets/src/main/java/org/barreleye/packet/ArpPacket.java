package org.barreleye.packet;

/**
 * An ARP packet for Ethernet and IPv4 (RFC 826).
 *
 * @param isReply whether it is a reply; otherwise it is a request
 * @param senderMac the hardware address of the sender
 * @param senderIp the protocol address of the sender
 * @param targetMac the hardware address of the target, {@link MacAddress#ZERO} in a request
 * @param targetIp the protocol address of the target
 */
public record ArpPacket(boolean isReply, MacAddress senderMac, Ipv4Address senderIp, MacAddress targetMac,
        Ipv4Address targetIp) {
    /** The number of bytes. */
    public static final int BYTES = 28;

    private static final int HARDWARE_ETHERNET = 1;
    private static final int REQUEST = 1;
    private static final int REPLY = 2;
    private static final int LENGTHS = MacAddress.BYTES << 8 | Ipv4Address.BYTES;
    private static final int PROTOCOL_AT = 2;
    private static final int LENGTHS_AT = 4;
    private static final int OPERATION_AT = 6;
    private static final int SENDER_MAC_AT = 8;
    private static final int SENDER_IP_AT = 14;
    private static final int TARGET_MAC_AT = 18;
    private static final int TARGET_IP_AT = 24;

    /** The request for the hardware address of a protocol address. */
    public static ArpPacket request(MacAddress senderMac, Ipv4Address senderIp, Ipv4Address targetIp) {
        return new ArpPacket(false, senderMac, senderIp, MacAddress.ZERO, targetIp);
    }

    /** The reply to this request by the host that has the target address. */
    public ArpPacket reply(MacAddress mac) {
        return new ArpPacket(true, mac, targetIp, senderMac, senderIp);
    }

    /** Parses a packet; bytes after it are padding. */
    public static ParseResult<ArpPacket> parse(byte[] bytes) {
        if (bytes.length < BYTES) {
            return ParseResult.refused(Refusal.ARP_TOO_SHORT);
        }
        if (NetworkOrder.get16(bytes, 0) != HARDWARE_ETHERNET
                || NetworkOrder.get16(bytes, PROTOCOL_AT) != EthernetFrame.IPV4
                || NetworkOrder.get16(bytes, LENGTHS_AT) != LENGTHS) {
            return ParseResult.refused(Refusal.ARP_OTHER_NETWORK);
        }
        int operation = NetworkOrder.get16(bytes, OPERATION_AT);
        if (operation != REQUEST && operation != REPLY) {
            return ParseResult.refused(Refusal.ARP_OPERATION);
        }
        MacAddress sender = MacAddress.read(bytes, SENDER_MAC_AT);
        if (sender.isGroup()) {
            return ParseResult.refused(Refusal.ARP_SENDER);
        }
        return ParseResult.accepted(new ArpPacket(operation == REPLY, sender, Ipv4Address.read(bytes, SENDER_IP_AT),
                MacAddress.read(bytes, TARGET_MAC_AT), Ipv4Address.read(bytes, TARGET_IP_AT)));
    }

    /** Builds the bytes. */
    public byte[] toBytes() {
        byte[] bytes = new byte[BYTES];
        NetworkOrder.put16(bytes, 0, HARDWARE_ETHERNET);
        NetworkOrder.put16(bytes, PROTOCOL_AT, EthernetFrame.IPV4);
        NetworkOrder.put16(bytes, LENGTHS_AT, LENGTHS);
        NetworkOrder.put16(bytes, OPERATION_AT, isReply ? REPLY : REQUEST);
        NetworkOrder.put48(bytes, SENDER_MAC_AT, senderMac.bits());
        NetworkOrder.put32(bytes, SENDER_IP_AT, senderIp.bits());
        NetworkOrder.put48(bytes, TARGET_MAC_AT, targetMac.bits());
        NetworkOrder.put32(bytes, TARGET_IP_AT, targetIp.bits());
        return bytes;
    }
}
