package org.barreleye.packet;

import java.util.Optional;

/**
 * An IPv4 address (RFC 791).
 *
 * @param bits the address; the first byte on the wire in the highest bits
 */
public record Ipv4Address(int bits) implements Comparable<Ipv4Address> {
    /** No address; the source of a host that has none yet. */
    public static final Ipv4Address ANY = new Ipv4Address(0);
    /** All hosts of this network (RFC 919). */
    public static final Ipv4Address BROADCAST = new Ipv4Address(-1);
    /** The number of bytes. */
    public static final int BYTES = 4;

    private static final int MAX_BYTE = 255;

    /** An address of four bytes, each 0 to 255. */
    public static Ipv4Address of(int first, int second, int third, int fourth) {
        if (((first | second | third | fourth) & ~MAX_BYTE) != 0) {
            throw new IllegalArgumentException("an IPv4 address has four numbers from 0 to 255, not " + first + "."
                    + second + "." + third + "." + fourth);
        }
        return new Ipv4Address(first << 24 | second << 16 | third << 8 | fourth);
    }

    /** Parses an address such as {@code 10.0.0.1}; empty if the text is none. */
    public static Optional<Ipv4Address> parse(String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return Optional.empty();
        }
        int bits = 0;
        for (String number : text.split("\\.")) {
            int value = Integer.parseInt(number);
            if (value > MAX_BYTE) {
                return Optional.empty();
            }
            bits = bits << 8 | value;
        }
        return Optional.of(new Ipv4Address(bits));
    }

    static Ipv4Address read(byte[] bytes, int offset) {
        return new Ipv4Address(NetworkOrder.get32(bytes, offset));
    }

    /** The address that follows after so many others. */
    public Ipv4Address plus(int count) {
        return new Ipv4Address(bits + count);
    }

    /** Returns whether this is the address of all hosts of this network. */
    public boolean isBroadcast() {
        return bits == BROADCAST.bits;
    }

    /** Returns whether this is the address of a group of hosts (RFC 1112). */
    public boolean isMulticast() {
        return bits >>> 28 == 0xe;
    }

    /** The order of the numbers, unsigned. */
    @Override
    public int compareTo(Ipv4Address other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return (bits >>> 24) + "." + (bits >>> 16 & MAX_BYTE) + "." + (bits >>> 8 & MAX_BYTE) + "." + (bits & MAX_BYTE);
    }
}
