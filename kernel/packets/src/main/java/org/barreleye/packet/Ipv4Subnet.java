package org.barreleye.packet;

import java.util.Optional;

/**
 * A host's address and the length of the prefix that it shares with its neighbours (RFC 4632), such as {@code
 * 10.0.0.1/24}.
 *
 * @param address the address of the host
 * @param prefix the number of bits that all hosts of the subnet have in common, 0 to 32
 */
public record Ipv4Subnet(Ipv4Address address, int prefix) {
    private static final int BITS = 32;

    /** Checks the prefix. */
    public Ipv4Subnet {
        if (prefix < 0 || prefix > BITS) {
            throw new IllegalArgumentException("a prefix has 0 to 32 bits, not " + prefix);
        }
    }

    /** Parses a text such as {@code 10.0.0.1/24}; empty if the text is none. */
    public static Optional<Ipv4Subnet> parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("\\d{1,2}") || Integer.parseInt(parts[1]) > BITS) {
            return Optional.empty();
        }
        return Ipv4Address.parse(parts[0]).map(address -> new Ipv4Subnet(address, Integer.parseInt(parts[1])));
    }

    /** The subnet of an address and a mask; empty if the ones of the mask are not its highest bits. */
    public static Optional<Ipv4Subnet> ofMask(Ipv4Address address, Ipv4Address mask) {
        int prefix = Integer.bitCount(mask.bits());
        Ipv4Subnet subnet = new Ipv4Subnet(address, prefix);
        return subnet.mask().equals(mask) ? Optional.of(subnet) : Optional.empty();
    }

    /** Ones at the bits of the prefix. */
    public Ipv4Address mask() {
        return new Ipv4Address(prefix == 0 ? 0 : -1 << BITS - prefix);
    }

    /** The lowest address of the subnet. */
    public Ipv4Address network() {
        return new Ipv4Address(address.bits() & mask().bits());
    }

    /** The address of all hosts of the subnet: the highest one. */
    public Ipv4Address broadcast() {
        return new Ipv4Address(address.bits() | ~mask().bits());
    }

    /** Returns whether an address lies in the subnet. */
    public boolean contains(Ipv4Address other) {
        return (other.bits() & mask().bits()) == network().bits();
    }

    @Override
    public String toString() {
        return address + "/" + prefix;
    }
}
