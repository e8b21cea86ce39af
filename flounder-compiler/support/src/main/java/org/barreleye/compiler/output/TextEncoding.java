package org.barreleye.compiler.output;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** The bytes of generated text. Characters that an encoding lacks are written as Java and JSON escape them. */
final class TextEncoding {
    private TextEncoding() {}

    /** The files of a tree as bytes. */
    static SortedMap<String, byte[]> bytes(OutputTree tree, Charset encoding) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        tree.files().forEach((path, text) -> files.put(path, bytes(text, encoding)));
        return files;
    }

    private static byte[] bytes(String text, Charset encoding) {
        if (encoding.equals(StandardCharsets.UTF_8) && !hasSurrogates(text)) {
            return text.getBytes(StandardCharsets.UTF_8); // an encoder would visit every letter twice
        }
        CharsetEncoder encoder = encoding.newEncoder();
        if (encoder.canEncode(text)) {
            return text.getBytes(encoding);
        }
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(unit -> {
            if (encoder.canEncode((char) unit)) {
                escaped.append((char) unit);
            } else {
                escaped.append(String.format("\\u%04x", unit));
            }
        });
        return escaped.toString().getBytes(encoding);
    }

    private static boolean hasSurrogates(String text) {
        for (char unit : text.toCharArray()) {
            if (Character.isSurrogate(unit)) {
                return true;
            }
        }
        return false;
    }
}
