package org.barreleye.compiler.diagnostic.render;

import org.barreleye.compiler.source.Span;

/**
 * The line a span begins on, as a terminal shows it: tabs as blanks to the next multiple of four, and cut to a window
 * around the span if the line is long.
 *
 * @param line its number, from 1
 * @param text the line to show
 * @param indent the number of columns before the mark
 * @param width the number of columns of the mark, 1 or more
 */
record Excerpt(int line, String text, int indent, int width) {
    private static final int TAB = 4;
    private static final int BEFORE = 80;
    private static final int WINDOW = 160;
    private static final String CUT = "...";

    static Excerpt of(Span span) {
        int line = span.line();
        String text = span.source().lineText(line);
        // An offset may lie between the two characters of a line end: mark the end of the line then.
        int start = Math.min(span.startOffset() - span.source().lineStart(line), text.length());
        int end = Math.max(start, Math.min(span.endOffset() - span.source().lineStart(line), text.length()));
        int from = text.length() <= WINDOW ? 0 : boundary(text, Math.max(0, start - BEFORE));
        int to = boundary(text, Math.min(text.length(), from + WINDOW));

        StringBuilder out = new StringBuilder(from > 0 ? CUT : "");
        int column = append(out, text.substring(from, start), out.length());
        int markEnd = append(out, text.substring(start, Math.min(end, to)), column);
        append(out, text.substring(Math.min(end, to), to), markEnd);
        out.append(to < text.length() ? CUT : "");
        return new Excerpt(line, out.toString(), column, Math.max(1, markEnd - column));
    }

    private static int append(StringBuilder out, String text, int column) {
        int at = column;
        for (int c : text.codePoints().toArray()) {
            if (c == '\t') {
                int blanks = TAB - at % TAB;
                out.append(" ".repeat(blanks));
                at += blanks;
            } else {
                at += TerminalText.append(out, c);
            }
        }
        return at;
    }

    /** The offset itself, or the one before if it would cut a character in two. */
    private static int boundary(String text, int offset) {
        return offset > 0 && offset < text.length() && Character.isLowSurrogate(text.charAt(offset))
                ? offset - 1
                : offset;
    }
}
