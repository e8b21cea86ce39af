package org.barreleye.cpudriver.invocation;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Text of a program as the console shows it. Each of its lines is shown as one of its own, and what a terminal would
 * execute instead of showing is written as an escape: control characters, and those that change the direction of text.
 */
public final class PrintableText {
    private static final String DIRECTIONS_AND_BREAKS =
            "\u061c\u2028\u2029\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

    private PrintableText() {}

    /** Returns the lines of a text, at least one. */
    public static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\\R", -1)) {
            lines.add(escape(line));
        }
        return lines;
    }

    /** Returns a text with its line breaks, tabs and visible characters, and escapes for all others. */
    public static String escape(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (isVisible(character)) {
                shown.append(character);
            } else if (character < 0x100) {
                shown.append("\\x").append(HexFormat.of().toHexDigits((byte) character));
            } else {
                shown.append("\\u").append(HexFormat.of().toHexDigits(character));
            }
        }
        return shown.toString();
    }

    private static boolean isVisible(char character) {
        return character == '\n' || character == '\t'
                || !Character.isISOControl(character) && DIRECTIONS_AND_BREAKS.indexOf(character) < 0;
    }
}
