package org.barreleye.flounder.syntax.antlr;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.barreleye.compiler.antlr.Spans;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;
import org.barreleye.flounder.syntax.Lexeme;

/** Gathers the tokens of a source without lexical errors into lexemes; white space is what lies between them. */
final class Lexemes {
    private final SourceFile source;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private Token open;
    private int depth;

    private Lexemes(SourceFile source) {
        this.source = source;
    }

    static List<Lexeme> of(SourceFile source, List<Token> tokens) {
        Lexemes split = new Lexemes(source);
        tokens.forEach(split::add);
        return split.lexemes;
    }

    private void add(Token token) {
        switch (token.getType()) {
            case FlounderTokens.COMMENT_OPEN, FlounderTokens.NESTED_OPEN -> {
                open = depth == 0 ? token : open;
                depth++;
            }
            case FlounderTokens.COMMENT_CLOSE -> {
                depth--;
                if (depth == 0) {
                    add(Lexeme.Kind.BLOCK_COMMENT, Spans.of(source, open, token));
                }
            }
            case FlounderTokens.COMMENT_TEXT, FlounderTokens.WHITE_SPACE -> { }
            case FlounderTokens.LINE_COMMENT -> add(Lexeme.Kind.LINE_COMMENT, Spans.of(source, token));
            case FlounderTokens.INTERFACE, FlounderTokens.MESSAGE, FlounderTokens.RPC, FlounderTokens.IN,
                    FlounderTokens.OUT -> add(Lexeme.Kind.RESERVED, Spans.of(source, token));
            default -> add(isSign(token) ? Lexeme.Kind.SIGN : Lexeme.Kind.WORD, Spans.of(source, token));
        }
    }

    private static boolean isSign(Token token) {
        return token.getType() >= FlounderTokens.LBRACE && token.getType() <= FlounderTokens.GREATER;
    }

    private void add(Lexeme.Kind kind, Span span) {
        lexemes.add(new Lexeme(kind, span));
    }
}
