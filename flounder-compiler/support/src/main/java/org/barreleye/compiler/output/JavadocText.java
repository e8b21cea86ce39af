package org.barreleye.compiler.output;

import java.util.Locale;

/** The text of authors within Javadoc. */
public final class JavadocText {
    private JavadocText() {}

    /** Text that can neither end the comment, nor begin an escape, a tag or an element, nor turn letters around. */
    public static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean plain = c == '\n' || c >= ' ' && "&<>*/\\@{}".indexOf(c) < 0 && Character.isDefined(c)
                    && Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.CONTROL;
            if (plain || c == '*' && !endsWith(safe, '/') || c == '/' && !endsWith(safe, '*')) {
                safe.appendCodePoint(c);
            } else {
                safe.append(String.format(Locale.ROOT, "&#%d;", c));
            }
        });
        return safe.toString();
    }

    private static boolean endsWith(StringBuilder text, char last) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == last;
    }
}
