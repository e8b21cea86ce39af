package org.barreleye.packet;

/**
 * The Internet checksum (RFC 1071): the complement of the one's complement sum of the 16-bit words. The checksum of
 * bytes that contain their own checksum is 0.
 */
public final class InternetChecksum {
    private static final int WORD_MASK = 0xffff;

    private InternetChecksum() {}

    /** The checksum of a part of some bytes. An odd byte at the end is the high byte of a word. */
    public static int of(byte[] bytes, int from, int to) {
        return fold(sum(bytes, from, to));
    }

    /** The checksum of the payload of an IPv4 packet and its pseudo header (RFC 768). */
    public static int of(Ipv4Address source, Ipv4Address destination, int protocol, byte[] bytes, int from, int to) {
        long pseudoHeader = words(source) + words(destination) + protocol + (to - from);
        return fold(pseudoHeader + sum(bytes, from, to));
    }

    private static long words(Ipv4Address address) {
        return (address.bits() >>> 16) + (address.bits() & WORD_MASK);
    }

    private static long sum(byte[] bytes, int from, int to) {
        long sum = 0;
        int offset = from;
        for (; offset + 1 < to; offset += 2) {
            sum += NetworkOrder.get16(bytes, offset);
        }
        return offset < to ? sum + (NetworkOrder.get8(bytes, offset) << 8) : sum;
    }

    private static int fold(long sum) {
        long folded = sum;
        while (folded > WORD_MASK) {
            folded = (folded >>> 16) + (folded & WORD_MASK);
        }
        return (int) ~folded & WORD_MASK;
    }
}
