package org.barreleye.compiler.diagnostic.render;

import org.barreleye.compiler.source.SourceFile;

/** Text as a terminal may safely show it, and how much room it takes. */
final class TerminalText {
    private TerminalText() {}

    /** The text with everything that would steer a terminal or reorder a line spelled as {@code <U+202E>}. */
    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    /** Appends one character and returns the number of its columns. */
    static int append(StringBuilder out, int character) {
        if (mustBeEscaped(character)) {
            String escaped = String.format("<U+%04X>", character);
            out.append(escaped);
            return escaped.length();
        }
        out.appendCodePoint(character);
        return width(character);
    }

    private static boolean mustBeEscaped(int character) {
        int type = Character.getType(character);
        return Character.isISOControl(character)
                || SourceFile.isBidirectionalControl(character)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || character == 0xFEFF;
    }

    private static int width(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(character) ? 2 : 1;
    }

    /** The blocks that terminals show two columns wide: East Asian scripts, full-width forms, emoji. */
    private static boolean isWide(int character) {
        return character >= 0x1100 && character <= 0x115F
                || character >= 0x2E80 && character <= 0xA4CF && character != 0x303F
                || character >= 0xAC00 && character <= 0xD7A3
                || character >= 0xF900 && character <= 0xFAFF
                || character >= 0xFE30 && character <= 0xFE6F
                || character >= 0xFF00 && character <= 0xFF60
                || character >= 0xFFE0 && character <= 0xFFE6
                || character >= 0x1F300 && character <= 0x1F64F
                || character >= 0x1F680 && character <= 0x1F6FF
                || character >= 0x1F900 && character <= 0x1F9FF
                || character >= 0x20000 && character <= 0x3FFFD;
    }
}
