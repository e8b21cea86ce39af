package org.barreleye.hamlet.syntax.antlr;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.barreleye.compiler.antlr.Spans;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;
import org.barreleye.hamlet.syntax.Lexeme;

/** Gathers the tokens of a source without lexical errors into lexemes; white space is what lies between them. */
final class Lexemes {
    private final SourceFile source;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private Token open;
    private int depth;

    private Lexemes(SourceFile source) {
        this.source = source;
    }

    static List<Lexeme> of(SourceFile source) {
        Lexemes split = new Lexemes(source);
        new HamletTokens(CharStreams.fromString(source.text())).getAllTokens().forEach(split::add);
        return split.lexemes;
    }

    private void add(Token token) {
        switch (token.getType()) {
            case HamletTokens.COMMENT_OPEN, HamletTokens.NESTED_OPEN -> {
                open = depth == 0 ? token : open;
                depth++;
            }
            case HamletTokens.COMMENT_CLOSE -> {
                depth--;
                if (depth == 0) {
                    add(Lexeme.Kind.BLOCK_COMMENT, Spans.of(source, open, token));
                }
            }
            case HamletTokens.COMMENT_TEXT, HamletTokens.WHITE_SPACE -> { }
            case HamletTokens.LINE_COMMENT -> add(Lexeme.Kind.LINE_COMMENT, Spans.of(source, token));
            case HamletTokens.IS_ALWAYS_COPY, HamletTokens.IS_NEVER_COPY, HamletTokens.FROM,
                    HamletTokens.CAN_RETYPE_MULTIPLE -> add(Lexeme.Kind.RESERVED, Spans.of(source, token));
            default -> add(isSign(token) ? Lexeme.Kind.SIGN : Lexeme.Kind.WORD, Spans.of(source, token));
        }
    }

    private static boolean isSign(Token token) {
        return token.getType() >= HamletTokens.LBRACE && token.getType() <= HamletTokens.MINUS;
    }

    private void add(Lexeme.Kind kind, Span span) {
        lexemes.add(new Lexeme(kind, span));
    }
}
