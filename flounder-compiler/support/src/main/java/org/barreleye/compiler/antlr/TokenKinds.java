package org.barreleye.compiler.antlr;

import java.util.List;

/**
 * The token types of a lexer grammar that have the same meaning in both languages.
 *
 * @param comments the types of the parts of comments
 * @param whiteSpace the type of white space
 * @param unterminatedString the type of a string without closing quote
 * @param reserved the types of words that cannot be names
 * @param firstSign the first type of a sign
 * @param lastSign the last type of a sign
 */
public record TokenKinds(CommentTokens comments, int whiteSpace, int unterminatedString, List<Integer> reserved,
        int firstSign, int lastSign) {
    /** Copies the list. */
    public TokenKinds {
        reserved = List.copyOf(reserved);
    }

    /** Returns whether a token of this type is a sign. */
    boolean isSign(int type) {
        return type >= firstSign && type <= lastSign;
    }

    /**
     * The token types of comments. A block comment is a run of tokens, so that comments nest without recursion.
     *
     * @param open the opening of an outermost block comment
     * @param nestedOpen the opening of a block comment inside another
     * @param close the closing of a block comment
     * @param text the inside of a block comment
     * @param line a comment that ends with its line
     */
    public record CommentTokens(int open, int nestedOpen, int close, int text, int line) {}
}
