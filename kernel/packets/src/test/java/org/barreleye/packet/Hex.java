package org.barreleye.packet;

import java.util.HexFormat;

/** Bytes written as hexadecimal digits with spaces between them. */
final class Hex {
    private Hex() {}

    static byte[] bytes(String... lines) {
        return HexFormat.of().parseHex(String.join("", lines).replace(" ", ""));
    }
}
