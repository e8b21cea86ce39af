package org.barreleye.kpi.types;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The name and the fingerprint of an interface. Generated code has both, as {@code CalculatorInterface.NAME} and
 * {@code CalculatorInterface.FINGERPRINT}.
 *
 * @param name of the interface, 1 to 256 bytes in UTF-8
 * @param fingerprint its SHA-256 digest: 64 hexadecimal digits in lower case
 */
public record InterfaceIdentity(String name, String fingerprint) {
    /** The largest number of bytes of a name. */
    public static final int NAME_BYTES_MAX = 256;

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if one of them cannot be; the sentence says which
     */
    public InterfaceIdentity {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < 1 || bytes > NAME_BYTES_MAX) {
            throw new IllegalArgumentException("the name of an interface has 1 to " + NAME_BYTES_MAX
                    + " bytes in UTF-8, not " + bytes);
        }
        if (!DIGEST.matcher(fingerprint).matches()) {
            throw new IllegalArgumentException("the fingerprint of interface '" + name
                    + "' has 64 hexadecimal digits in lower case, as the constant FINGERPRINT of its generated class: '"
                    + fingerprint + "' has not");
        }
    }

    @Override
    public String toString() {
        return "'" + name + "' with fingerprint " + fingerprint;
    }
}
