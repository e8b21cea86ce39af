package org.barreleye.hamlet.syntax;

import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A word, a sign or a comment, for those who care about the text rather than its meaning.
 *
 * @param kind what it is
 * @param span where
 */
public record Lexeme(Kind kind, Span span) implements Located {
    /** As it is written. */
    public String text() {
        return span.text();
    }

    /** Whether it is this sign or word. */
    public boolean is(String text) {
        return span.text().equals(text);
    }

    /** Whether it is a comment. */
    public boolean isComment() {
        return kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT;
    }

    /** What a lexeme is. */
    public enum Kind {
        /** A word that cannot be a name. */
        RESERVED,
        /** Any other word, a number or a string. */
        WORD,
        /** A bracket or the like. */
        SIGN,
        /** A comment that ends with its line. */
        LINE_COMMENT,
        /** A comment between signs. */
        BLOCK_COMMENT
    }
}
