package org.barreleye.paper.output;

import java.util.Locale;

/** Text and numbers for HTML and SVG. */
final class Markup {
    private Markup() {}

    /** A text in which no character has a meaning of markup. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** A coordinate. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
