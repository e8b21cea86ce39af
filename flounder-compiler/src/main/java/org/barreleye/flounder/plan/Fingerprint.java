package org.barreleye.flounder.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Message;

/**
 * The digest by which two sides of a binding compare their interfaces: SHA-256 over all that both must agree on.
 * Comments, descriptions and names that other names stand for do not count.
 *
 * @param hex 64 hexadecimal digits, small letters
 */
public record Fingerprint(String hex) {
    /** The fingerprint of an interface. */
    public static Fingerprint of(Interface definition) {
        StringBuilder hashedText = new StringBuilder("barreleye flounder 1\n");
        CanonicalText.lines(definition).forEach(line -> hashedText.append(line).append('\n'));
        LayoutTable.rows(definition, List.of(Architecture.CANONICAL), Transport.LAYOUTS)
                .forEach(row -> hashedText.append(row).append('\n'));
        return new Fingerprint(HexFormat.of().formatHex(sha256(hashedText.toString())));
    }

    /** The fingerprint of one message of an interface: by which two sides find the first that differs. */
    public static Fingerprint of(Message message) {
        return new Fingerprint(HexFormat.of().formatHex(sha256(CanonicalText.line(message))));
    }

    /** Its first eight bytes as a big-endian number, which two sides exchange when they bind. */
    public long prefix() {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex)).getLong();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
