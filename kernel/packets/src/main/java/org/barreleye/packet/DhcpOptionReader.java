package org.barreleye.packet;

import java.util.Optional;

/** Reads the options of a DHCP message (RFC 2132, section 2). */
final class DhcpOptionReader {
    static final int PAD = 0;
    static final int SUBNET_MASK = 1;
    static final int ROUTER = 3;
    static final int REQUESTED_ADDRESS = 50;
    static final int LEASE_TIME = 51;
    static final int MESSAGE_TYPE = 53;
    static final int SERVER = 54;
    static final int END = 255;

    private final byte[] bytes;
    private DhcpOptions options = DhcpOptions.NONE;
    private Optional<DhcpType> type = Optional.empty();

    DhcpOptionReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads from an offset to the end option, or to the end of the message. Returns the reason of a refusal. */
    Optional<Refusal> read(int from) {
        int offset = from;
        while (offset < bytes.length && NetworkOrder.get8(bytes, offset) != END) {
            int code = NetworkOrder.get8(bytes, offset);
            if (code == PAD) {
                offset++;
                continue;
            }
            if (offset + 1 >= bytes.length || offset + 2 + NetworkOrder.get8(bytes, offset + 1) > bytes.length) {
                return Optional.of(Refusal.DHCP_OPTION_BEYOND_END);
            }
            int length = NetworkOrder.get8(bytes, offset + 1);
            if (!hasLegalLength(code, length)) {
                return Optional.of(Refusal.DHCP_OPTION_LENGTH);
            }
            take(code, offset + 2);
            offset += 2 + length;
        }
        return Optional.empty();
    }

    private static boolean hasLegalLength(int code, int length) {
        return switch (code) {
            case MESSAGE_TYPE -> length == 1;
            case SUBNET_MASK, REQUESTED_ADDRESS, LEASE_TIME, SERVER -> length == Integer.BYTES;
            case ROUTER -> length > 0 && length % Integer.BYTES == 0;
            default -> true;
        };
    }

    private void take(int code, int offset) {
        switch (code) {
            case MESSAGE_TYPE -> type = DhcpType.of(NetworkOrder.get8(bytes, offset));
            case SUBNET_MASK -> options = options.withSubnetMask(Ipv4Address.read(bytes, offset));
            case ROUTER -> options = options.withRouter(Ipv4Address.read(bytes, offset));
            case REQUESTED_ADDRESS -> options = options.withRequestedAddress(Ipv4Address.read(bytes, offset));
            case SERVER -> options = options.withServer(Ipv4Address.read(bytes, offset));
            case LEASE_TIME ->
                options = options.withLeaseSeconds(NetworkOrder.get32(bytes, offset) & 0xffff_ffffL);
            default -> { } // an option that neither side uses
        }
    }

    DhcpOptions options() {
        return options;
    }

    Optional<DhcpType> type() {
        return type;
    }
}
