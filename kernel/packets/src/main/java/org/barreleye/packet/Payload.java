package org.barreleye.packet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes that a packet contains. Immutable; equal if the bytes are. */
public final class Payload {
    /** No bytes. */
    public static final Payload EMPTY = new Payload(new byte[0]);

    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of some bytes. */
    public static Payload of(byte... bytes) {
        return new Payload(bytes.clone());
    }

    /** The bytes of a text in UTF-8. */
    public static Payload of(String text) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy of a part of some bytes. */
    static Payload copyOf(byte[] bytes, int from, int to) {
        return new Payload(Arrays.copyOfRange(bytes, from, to));
    }

    /** The number of bytes. */
    public int length() {
        return bytes.length;
    }

    /** The byte at an index, 0 to 255. */
    public int at(int index) {
        return bytes[index] & 0xff;
    }

    /** The first bytes, at most so many. */
    public Payload first(int count) {
        return count >= bytes.length ? this : copyOf(bytes, 0, count);
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** The bytes as a text in UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload payload && Arrays.equals(bytes, payload.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(bytes.length + " bytes");
        for (int index = 0; index < bytes.length; index++) {
            text.append(index == 0 ? ": " : "").append(String.format("%02x", bytes[index] & 0xff));
        }
        return text.toString();
    }
}
