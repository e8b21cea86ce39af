package org.barreleye.packet;

import java.util.Arrays;
import java.util.Optional;

/**
 * A DHCP message (RFC 2131) of a client with an Ethernet address. The fields for relays, file names and boot servers
 * are skipped when it is parsed, and are built as zeros.
 *
 * @param type the type
 * @param transaction chosen by the client; the answers of servers repeat it
 * @param client the hardware address of the client
 * @param isBroadcast whether the client takes answers by broadcast only
 * @param clientAddress the address that the client has and uses, else {@link Ipv4Address#ANY}
 * @param yourAddress the address that the server offers or grants, else {@link Ipv4Address#ANY}
 * @param options the options, but for the type
 */
public record DhcpMessage(DhcpType type, int transaction, MacAddress client, boolean isBroadcast,
        Ipv4Address clientAddress, Ipv4Address yourAddress, DhcpOptions options) {
    /** The UDP port of servers. */
    public static final int SERVER_PORT = 67;
    /** The UDP port of clients. */
    public static final int CLIENT_PORT = 68;

    private static final int BOOT_REQUEST = 1;
    private static final int BOOT_REPLY = 2;
    private static final int HARDWARE_ETHERNET = 1;
    private static final int COOKIE = 0x6382_5363;
    private static final int TRANSACTION_AT = 4;
    private static final int FLAGS_AT = 10;
    private static final int BROADCAST_FLAG = 0x8000;
    private static final int CLIENT_ADDRESS_AT = 12;
    private static final int YOUR_ADDRESS_AT = 16;
    private static final int CLIENT_AT = 28;
    private static final int COOKIE_AT = 236;
    private static final int OPTIONS_AT = 240;
    // Of BOOTP (RFC 951), which old relays insist upon (RFC 1542, 2.1).
    private static final int MIN_BYTES = 300;

    /** Parses a message. */
    public static ParseResult<DhcpMessage> parse(byte[] bytes) {
        if (bytes.length < OPTIONS_AT) {
            return ParseResult.refused(Refusal.DHCP_TOO_SHORT);
        }
        if (NetworkOrder.get8(bytes, 1) != HARDWARE_ETHERNET || NetworkOrder.get8(bytes, 2) != MacAddress.BYTES) {
            return ParseResult.refused(Refusal.DHCP_HARDWARE);
        }
        if (NetworkOrder.get32(bytes, COOKIE_AT) != COOKIE) {
            return ParseResult.refused(Refusal.DHCP_COOKIE);
        }
        DhcpOptionReader reader = new DhcpOptionReader(bytes);
        return reader.read(OPTIONS_AT).<ParseResult<DhcpMessage>>map(ParseResult::refused)
                .orElseGet(() -> reader.type().map(type -> message(bytes, type, reader.options()))
                .orElse(ParseResult.refused(Refusal.DHCP_TYPE)));
    }

    private static ParseResult<DhcpMessage> message(byte[] bytes, DhcpType type, DhcpOptions options) {
        if (NetworkOrder.get8(bytes, 0) != (type.isOfClient() ? BOOT_REQUEST : BOOT_REPLY)) {
            return ParseResult.refused(Refusal.DHCP_DIRECTION);
        }
        return ParseResult.accepted(new DhcpMessage(type, NetworkOrder.get32(bytes, TRANSACTION_AT),
                MacAddress.read(bytes, CLIENT_AT), (NetworkOrder.get16(bytes, FLAGS_AT) & BROADCAST_FLAG) != 0,
                Ipv4Address.read(bytes, CLIENT_ADDRESS_AT), Ipv4Address.read(bytes, YOUR_ADDRESS_AT), options));
    }

    /** Builds the bytes, 300 or more. */
    public byte[] toBytes() {
        byte[] bytes = new byte[MIN_BYTES];
        NetworkOrder.put8(bytes, 0, type.isOfClient() ? BOOT_REQUEST : BOOT_REPLY);
        NetworkOrder.put8(bytes, 1, HARDWARE_ETHERNET);
        NetworkOrder.put8(bytes, 2, MacAddress.BYTES);
        NetworkOrder.put32(bytes, TRANSACTION_AT, transaction);
        NetworkOrder.put16(bytes, FLAGS_AT, isBroadcast ? BROADCAST_FLAG : 0);
        NetworkOrder.put32(bytes, CLIENT_ADDRESS_AT, clientAddress.bits());
        NetworkOrder.put32(bytes, YOUR_ADDRESS_AT, yourAddress.bits());
        NetworkOrder.put48(bytes, CLIENT_AT, client.bits());
        NetworkOrder.put32(bytes, COOKIE_AT, COOKIE);
        byte[] written = optionBytes();
        System.arraycopy(written, 0, bytes, OPTIONS_AT, written.length);
        return bytes;
    }

    private byte[] optionBytes() {
        // The type takes 3 bytes, each of five others 6, the end 1: fewer than there are.
        byte[] written = new byte[MIN_BYTES - OPTIONS_AT];
        NetworkOrder.put8(written, 0, DhcpOptionReader.MESSAGE_TYPE);
        NetworkOrder.put8(written, 1, 1);
        NetworkOrder.put8(written, 2, type.number());
        int length = 3;
        length = put(written, length, DhcpOptionReader.REQUESTED_ADDRESS, options.requestedAddress());
        length = put(written, length, DhcpOptionReader.SERVER, options.server());
        length = put(written, length, DhcpOptionReader.SUBNET_MASK, options.subnetMask());
        length = put(written, length, DhcpOptionReader.ROUTER, options.router());
        if (options.leaseSeconds().isPresent()) {
            length = put(written, length, DhcpOptionReader.LEASE_TIME, (int) options.leaseSeconds().getAsLong());
        }
        NetworkOrder.put8(written, length, DhcpOptionReader.END);
        return Arrays.copyOf(written, length + 1);
    }

    private static int put(byte[] written, int offset, int code, Optional<Ipv4Address> address) {
        return address.isPresent() ? put(written, offset, code, address.get().bits()) : offset;
    }

    private static int put(byte[] written, int offset, int code, int value) {
        NetworkOrder.put8(written, offset, code);
        NetworkOrder.put8(written, offset + 1, Integer.BYTES);
        NetworkOrder.put32(written, offset + 2, value);
        return offset + 2 + Integer.BYTES;
    }
}
