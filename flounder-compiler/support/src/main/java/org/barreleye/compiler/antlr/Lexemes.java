package org.barreleye.compiler.antlr;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.barreleye.compiler.lexical.Lexeme;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;

/** Gathers the tokens of a source without lexical errors into lexemes; white space lies between them. */
public final class Lexemes {
    private final SourceFile source;
    private final TokenKinds kinds;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private Token open;
    private int depth;

    private Lexemes(SourceFile source, TokenKinds kinds) {
        this.source = source;
        this.kinds = kinds;
    }

    /** The lexemes of a source, given all its tokens. */
    public static List<Lexeme> of(SourceFile source, List<? extends Token> tokens, TokenKinds kinds) {
        Lexemes split = new Lexemes(source, kinds);
        tokens.forEach(split::add);
        return split.lexemes;
    }

    private void add(Token token) {
        int type = token.getType();
        TokenKinds.CommentTokens comments = kinds.comments();
        if (type == comments.open() || type == comments.nestedOpen()) {
            open = depth == 0 ? token : open;
            depth++;
        } else if (type == comments.close()) {
            depth--;
            if (depth == 0) {
                add(Lexeme.Kind.BLOCK_COMMENT, Spans.of(source, open, token));
            }
        } else if (type == comments.line()) {
            add(Lexeme.Kind.LINE_COMMENT, Spans.of(source, token));
        } else if (type != comments.text() && type != kinds.whiteSpace()) {
            Lexeme.Kind word = kinds.reserved().contains(type) ? Lexeme.Kind.RESERVED : Lexeme.Kind.WORD;
            add(kinds.isSign(type) ? Lexeme.Kind.SIGN : word, Spans.of(source, token));
        }
    }

    private void add(Lexeme.Kind kind, Span span) {
        lexemes.add(new Lexeme(kind, span));
    }
}
