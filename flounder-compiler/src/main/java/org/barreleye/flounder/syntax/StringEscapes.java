package org.barreleye.flounder.syntax;

import java.util.List;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.Span;
import org.barreleye.flounder.diagnostic.FlounderCode;

/** Reads what stands between quotes: escapes as in Haskell. */
public final class StringEscapes {
    private static final String SIMPLE = "abfnrtv\\\"'";
    private static final String SIMPLE_MEANING = "\u0007\b\f\n\r\t\u000B\\\"'";
    /** By code; {@code SO} must be tried after {@code SOH}. */
    private static final List<String> ASCII =
            List.of("NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO",
            "SI", "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS",
            "US", "SP");
    private static final int DELETE = 127;
    private static final int DIGITS_MAX = 12;

    private final Span literal;
    private final Diagnostics diagnostics;
    private final String text;
    private final StringBuilder value = new StringBuilder();
    private int position;

    private StringEscapes(Span literal, Diagnostics diagnostics) {
        this.literal = literal;
        this.diagnostics = diagnostics;
        this.text = literal.text();
    }

    /** The value of a literal; unknown escapes are reported and left out. */
    public static StringSyntax read(Span literal, Diagnostics diagnostics) {
        return new StringSyntax(literal, new StringEscapes(literal, diagnostics).read());
    }

    private String read() {
        position = 1;
        while (position < text.length() - 1) {
            char c = text.charAt(position++);
            if (c == '\\') {
                escape();
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    private void escape() {
        int start = position - 1;
        char c = text.charAt(position);
        int simple = SIMPLE.indexOf(c);
        if (simple >= 0) {
            value.append(SIMPLE_MEANING.charAt(simple));
            position++;
        } else if (c == '&') {
            position++;
        } else if (Character.isWhitespace(c)) {
            position = text.indexOf('\\', position) + 1;
        } else if (c == '^' && isControl(text.charAt(position + 1))) {
            value.append((char) (text.charAt(position + 1) - '@'));
            position += 2;
        } else if (!number(start) && !asciiName()) {
            position++;
            reportError(start, "is not an escape in a string; a backslash is written \\\\");
        }
    }

    private static boolean isControl(char c) {
        return c >= '@' && c <= '_';
    }

    private boolean number(int start) {
        char c = text.charAt(position);
        int radix = c == 'x' || c == 'X' ? 16 : c == 'o' || c == 'O' ? 8 : 10;
        int digits = radix == 10 ? position : position + 1;
        int end = digits;
        while (Character.digit(text.charAt(end), radix) >= 0 && text.charAt(end) < 128) {
            end++;
        }
        if (end == digits) {
            return false;
        }
        position = end;
        String number = text.substring(digits, end).replaceFirst("^0+(?=.)", "");
        long code = number.length() > DIGITS_MAX ? Long.MAX_VALUE : Long.parseLong(number, radix);
        if (code > Character.MAX_CODE_POINT || code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
            reportError(start, "is the number of no character");
        } else {
            value.appendCodePoint((int) code);
        }
        return true;
    }

    private boolean asciiName() {
        if (text.startsWith("DEL", position)) {
            value.append((char) DELETE);
            position += "DEL".length();
            return true;
        }
        for (int length = 3; length >= 2; length--) {
            int code = position + length < text.length()
                    ? ASCII.indexOf(text.substring(position, position + length))
                    : -1;
            if (code >= 0) {
                value.append((char) code);
                position += length;
                return true;
            }
        }
        return false;
    }

    private void reportError(int start, String complaint) {
        int offset = literal.startOffset();
        Span escape = literal.source().span(offset + start, offset + position);
        diagnostics.report(FlounderCode.STRING_LITERAL, escape, "'" + escape.text() + "' " + complaint);
    }
}
