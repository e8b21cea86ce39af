package org.barreleye.distribution;

/** A text in the language of manual pages, written line by line. */
final class Roff {
    private final StringBuilder text = new StringBuilder();

    /** Adds a request, as {@code .SH NAME}. */
    Roff request(String line) {
        text.append('.').append(line).append('\n');
        return this;
    }

    /** Adds text that is filled to paragraphs; blanks and line ends within it are one blank. */
    Roff words(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        if (!line.isEmpty()) {
            text.append(escaped(line)).append('\n');
        }
        return this;
    }

    /** Adds text in bold face, as what a user types. */
    Roff bold(String words) {
        text.append("\\fB").append(escaped(words)).append("\\fR\n");
        return this;
    }

    /** Adds a line as it is. */
    Roff literal(String line) {
        text.append(escaped(line)).append('\n');
        return this;
    }

    /** A text in which no character has a meaning in the language. */
    static String escaped(String words) {
        StringBuilder safe = new StringBuilder();
        words.codePoints().forEach(point -> safe.append(switch (point) {
            case '\\' -> "\\e";
            case '-' -> "\\-";
            case '\'' -> "\\(aq";
            case '`' -> "\\(ga";
            case '^' -> "\\(ha";
            case '~' -> "\\(ti";
            default -> point < 0x7f ? Character.toString(point) : String.format("\\[u%04X]", point);
        }));
        return safe.length() > 0 && safe.charAt(0) == '.' ? "\\&" + safe : safe.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
