package org.barreleye.packet;

/** Numbers in network byte order (big-endian, RFC 1700) in an array of bytes. The caller checks the bounds. */
final class NetworkOrder {
    private NetworkOrder() {}

    static int get8(byte[] bytes, int offset) {
        return bytes[offset] & 0xff;
    }

    static int get16(byte[] bytes, int offset) {
        return get8(bytes, offset) << 8 | get8(bytes, offset + 1);
    }

    static int get32(byte[] bytes, int offset) {
        return get16(bytes, offset) << 16 | get16(bytes, offset + 2);
    }

    static long get48(byte[] bytes, int offset) {
        return (long) get16(bytes, offset) << 32 | get32(bytes, offset + 2) & 0xffff_ffffL;
    }

    static void put8(byte[] bytes, int offset, int value) {
        bytes[offset] = (byte) value;
    }

    static void put16(byte[] bytes, int offset, int value) {
        put8(bytes, offset, value >>> 8);
        put8(bytes, offset + 1, value);
    }

    static void put32(byte[] bytes, int offset, int value) {
        put16(bytes, offset, value >>> 16);
        put16(bytes, offset + 2, value);
    }

    static void put48(byte[] bytes, int offset, long value) {
        put16(bytes, offset, (int) (value >>> 32));
        put32(bytes, offset + 2, (int) value);
    }
}
