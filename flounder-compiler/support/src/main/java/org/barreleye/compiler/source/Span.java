package org.barreleye.compiler.source;

import java.util.Comparator;
import java.util.function.UnaryOperator;

/**
 * A stretch of one source file. Spans sort by file, then by start, then by end.
 *
 * @param source the file
 * @param startOffset its start, in UTF-16 units from 0
 * @param endOffset its end, exclusive; equal to the start for a place between two characters
 */
public record Span(SourceFile source, int startOffset, int endOffset) implements Comparable<Span> {
    private static final Comparator<Span> ORDER = Comparator.comparing(Span::source)
            .thenComparingInt(Span::startOffset)
            .thenComparingInt(Span::endOffset);

    /** Checks that the span lies inside its file. */
    public Span {
        if (startOffset < 0 || endOffset < startOffset || endOffset > source.length()) {
            throw new IllegalArgumentException("no span " + startOffset + ".." + endOffset + " in " + source.name()
                    + ", which has " + source.length() + " characters");
        }
    }

    /** From the earlier start to the later end of this span and another one of the same file. */
    public Span to(Span other) {
        if (!source.equals(other.source)) {
            throw new IllegalArgumentException("no span reaches from " + source.name() + " to " + other.source.name());
        }
        return new Span(source, Math.min(startOffset, other.startOffset), Math.max(endOffset, other.endOffset));
    }

    /** The same stretch of a file that is called otherwise. */
    public Span renamed(UnaryOperator<String> names) {
        return new Span(source.named(names.apply(source.name())), startOffset, endOffset);
    }

    /** The place right behind this span. */
    public Span end() {
        return new Span(source, endOffset, endOffset);
    }

    /** The text it covers. */
    public String text() {
        return source.text().substring(startOffset, endOffset);
    }

    /** The line it begins on, from 1. */
    public int line() {
        return source.line(startOffset);
    }

    /** The column it begins at, from 1, counted in characters (code points). */
    public int column() {
        return source.column(startOffset);
    }

    /** The line it ends on, from 1. */
    public int endLine() {
        return source.line(endOffset);
    }

    /** The column right behind its last character, from 1. */
    public int endColumn() {
        return source.column(endOffset);
    }

    @Override
    public int compareTo(Span other) {
        return ORDER.compare(this, other);
    }

    /** For people: {@code file:line:column}. */
    @Override
    public String toString() {
        return source.name() + ":" + line() + ":" + column();
    }
}
