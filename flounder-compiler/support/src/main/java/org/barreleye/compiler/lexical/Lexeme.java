package org.barreleye.compiler.lexical;

import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A word, a sign or a comment: the unit of the formatter, which keeps the text and ignores its meaning.
 *
 * @param kind the class of the lexeme
 * @param span its place
 */
public record Lexeme(Kind kind, Span span) implements Located {
    /** The text as it is written. */
    public String text() {
        return span.text();
    }

    /** Returns whether the lexeme is this sign or word. */
    public boolean is(String text) {
        return span.text().equals(text);
    }

    /** Returns whether the lexeme is one of these one-character signs. */
    public boolean isOneOf(String signs) {
        return kind == Kind.SIGN && signs.contains(text());
    }

    /** Returns whether the lexeme is a comment. */
    public boolean isComment() {
        return kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT;
    }

    /** The classes of lexemes. */
    public enum Kind {
        /** A word that cannot be a name. */
        RESERVED,
        /** Any other word, a number or a string. */
        WORD,
        /** A bracket, an operator or a separator. */
        SIGN,
        /** A comment that ends with its line. */
        LINE_COMMENT,
        /** A comment between signs. */
        BLOCK_COMMENT
    }
}
