package org.barreleye.packet;

import java.util.Optional;

/** The types of DHCP messages (RFC 2132, 9.6). */
public enum DhcpType {
    /** A client looks for servers. */
    DISCOVER(1, true),
    /** A server offers an address. */
    OFFER(2, false),
    /** A client requests the offered address, or the renewal of its lease. */
    REQUEST(3, true),
    /** A client has found that the address is in use. */
    DECLINE(4, true),
    /** A server grants the address. */
    ACK(5, false),
    /** A server refuses the address. */
    NAK(6, false),
    /** A client gives its address back. */
    RELEASE(7, true);

    private final int number;
    private final boolean isOfClient;

    DhcpType(int number, boolean isOfClient) {
        this.number = number;
        this.isOfClient = isOfClient;
    }

    /** The number in the option. */
    int number() {
        return number;
    }

    /** Returns whether clients send it; otherwise servers do. */
    public boolean isOfClient() {
        return isOfClient;
    }

    static Optional<DhcpType> of(int number) {
        for (DhcpType type : values()) {
            if (type.number == number) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
