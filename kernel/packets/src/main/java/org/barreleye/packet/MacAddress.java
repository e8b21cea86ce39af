package org.barreleye.packet;

import java.util.Optional;

/**
 * An Ethernet address (IEEE 802: MAC address) of 48 bits.
 *
 * @param bits the address; the first byte on the wire in bits 40 to 47
 */
public record MacAddress(long bits) {
    /** All stations. */
    public static final MacAddress BROADCAST = new MacAddress(0xffff_ffff_ffffL);
    /** No address; the target of an ARP request. */
    public static final MacAddress ZERO = new MacAddress(0);
    /** The number of bytes. */
    public static final int BYTES = 6;

    private static final long GROUP = 1L << 40;
    private static final long LOCAL = 1L << 41;

    /** Checks the range. */
    public MacAddress {
        if (bits >>> 48 != 0) {
            throw new IllegalArgumentException("an Ethernet address has 48 bits, not 0x" + Long.toHexString(bits));
        }
    }

    /** Parses an address such as {@code 02:00:0a:00:00:01}; empty if the text is none. */
    public static Optional<MacAddress> parse(String text) {
        return text.matches("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}")
                ? Optional.of(new MacAddress(Long.parseLong(text.replace(":", ""), 16))) : Optional.empty();
    }

    static MacAddress read(byte[] bytes, int offset) {
        return new MacAddress(NetworkOrder.get48(bytes, offset));
    }

    /** Returns whether this is the address of all stations. */
    public boolean isBroadcast() {
        return equals(BROADCAST);
    }

    /** Returns whether this is the address of a group of stations; broadcast is one. */
    public boolean isGroup() {
        return (bits & GROUP) != 0;
    }

    /** Returns whether this address was assigned by its network and not by a manufacturer. */
    public boolean isLocallyAdministered() {
        return (bits & LOCAL) != 0;
    }

    @Override
    public String toString() {
        return String.format("%012x", bits).replaceAll("(..)(?!$)", "$1:");
    }
}
