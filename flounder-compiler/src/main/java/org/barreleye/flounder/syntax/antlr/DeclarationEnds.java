package org.barreleye.flounder.syntax.antlr;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.barreleye.compiler.antlr.Spans;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;

/** Finds where declarations end by counting braces, whatever is in them. */
final class DeclarationEnds {
    private final SourceFile source;
    private final List<Token> tokens;

    DeclarationEnds(SourceFile source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    /** The offset right behind the last declaration that ends before an offset; 0 if there is none. */
    int lastBefore(int offset) {
        int depth = 0;
        int end = 0;
        for (Token token : tokens) {
            Span span = Spans.of(source, token);
            if (span.startOffset() >= offset) {
                break;
            }
            depth += step(token);
            if (depth == 0 && token.getType() == FlounderTokens.SEMICOLON) {
                end = span.endOffset();
            }
        }
        return end;
    }

    /** The offset right behind the first interface; the end of the source if it has none. */
    int ofInterface() {
        int depth = 0;
        boolean begun = false;
        for (Token token : tokens) {
            depth += step(token);
            begun |= token.getType() == FlounderTokens.INTERFACE;
            if (begun && depth == 0 && token.getType() == FlounderTokens.SEMICOLON) {
                return Spans.of(source, token).endOffset();
            }
        }
        return source.length();
    }

    /** The first word or sign that begins at an offset or behind it. */
    Optional<Token> next(int offset) {
        return tokens.stream()
                .filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL)
                .filter(token -> Spans.of(source, token).startOffset() >= offset)
                .findFirst();
    }

    private static int step(Token token) {
        return switch (token.getType()) {
            case FlounderTokens.LBRACE -> 1;
            case FlounderTokens.RBRACE -> -1;
            default -> 0;
        };
    }
}
