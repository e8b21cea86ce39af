package org.barreleye.compiler.output;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A digest of all that decides about some output: the first 128 bits of a SHA-256 digest over a list of texts, each
 * after its length, so that no two lists are alike.
 */
public final class InputDigest {
    /** The number of hexadecimal digits of a finished digest. */
    static final int DIGITS = 32;

    private final MessageDigest digest;

    private InputDigest(MessageDigest digest) {
        this.digest = digest;
    }

    /** Begins the digest of an empty list. */
    public static InputDigest begin() {
        try {
            return new InputDigest(MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Adds texts. */
    public InputDigest add(String... texts) {
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return this;
    }

    /** The digest in hexadecimal digits; nothing can be added afterwards. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest(), 0, DIGITS / 2);
    }
}
