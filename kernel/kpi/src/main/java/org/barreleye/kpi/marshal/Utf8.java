package org.barreleye.kpi.marshal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.barreleye.kpi.outcome.ProtocolViolation;

/** Strings in messages: UTF-8 with a final NUL, which counts as a byte. */
public final class Utf8 {
    private Utf8() {}

    /**
     * Returns the number of bytes of a string with its final NUL.
     *
     * @param maximum the largest number of bytes
     * @param what whose value it is, as {@code message.argument}
     * @throws ProtocolViolation if it is too long, holds a NUL or half a surrogate pair
     */
    public static int length(String text, int maximum, String what) {
        long bytes = 1;
        int characters = text.length();
        for (int i = 0; i < characters; i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw ProtocolViolation.outOfRange(what + " holds a NUL at index " + i + ", which would end it");
            } else if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else if (Character.isHighSurrogate(c) && i + 1 < characters
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                throw ProtocolViolation.outOfRange(what + " holds half a surrogate pair at index " + i);
            }
        }
        if (bytes > maximum) {
            throw ProtocolViolation.outOfRange(what + " takes " + bytes
                    + " bytes with its final NUL, but its maximum is " + maximum);
        }
        return (int) bytes;
    }

    /** Writes a string, whose {@link #length} was taken, and its final NUL. */
    public static void encode(String text, byte[] target, int offset) {
        int at = offset;
        int characters = text.length();
        for (int i = 0; i < characters; i++) {
            int c = text.charAt(i);
            if (c < 0x80) {
                target[at++] = (byte) c;
            } else if (c < 0x800) {
                target[at++] = (byte) (0xc0 | c >> 6);
                target[at++] = continuation(c);
            } else if (!Character.isSurrogate((char) c)) {
                target[at++] = (byte) (0xe0 | c >> 12);
                target[at++] = continuation(c >> 6);
                target[at++] = continuation(c);
            } else {
                int point = Character.toCodePoint((char) c, text.charAt(++i));
                target[at++] = (byte) (0xf0 | point >> 18);
                target[at++] = continuation(point >> 12);
                target[at++] = continuation(point >> 6);
                target[at++] = continuation(point);
            }
        }
        target[at] = 0;
    }

    /**
     * Reads a string with its final NUL. No byte at all is the empty string.
     *
     * @param what whose value it is, as {@code message.argument}
     * @throws ProtocolViolation if the final NUL is missing, another one is there, or the bytes are not UTF-8
     */
    public static String decode(byte[] source, int offset, int length, String what) {
        if (length == 0) {
            return "";
        }
        int end = offset + length - 1;
        if (source[end] != 0) {
            throw ProtocolViolation.malformed(what + " does not end with a NUL");
        }
        for (int i = offset; i < end; i++) {
            if (source[i] == 0) {
                throw ProtocolViolation.malformed(what + " holds a NUL before its end");
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(source, offset, length - 1)).toString();
        } catch (CharacterCodingException e) {
            throw ProtocolViolation.malformed(what + " is not UTF-8");
        }
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | bits & 0x3f);
    }
}
