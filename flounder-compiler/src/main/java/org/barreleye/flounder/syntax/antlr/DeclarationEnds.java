package org.barreleye.flounder.syntax.antlr;

import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.barreleye.compiler.antlr.Spans;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;

/** Finds where declarations of a types file end, without parsing it. */
final class DeclarationEnds {
    private DeclarationEnds() {}

    /** The offset right behind the last declaration that ends before an offset; 0 if there is none. */
    static int lastBefore(SourceFile source, int offset) {
        int depth = 0;
        int end = 0;
        for (Token token : new FlounderTokens(CharStreams.fromString(source.text())).getAllTokens()) {
            Span span = Spans.of(source, token);
            if (span.startOffset() >= offset) {
                break;
            }
            switch (token.getType()) {
                case FlounderTokens.LBRACE -> depth++;
                case FlounderTokens.RBRACE -> depth--;
                case FlounderTokens.SEMICOLON -> end = depth == 0 ? span.endOffset() : end;
                default -> { }
            }
        }
        return end;
    }

    /** The first word that begins at an offset or behind it. */
    static Span wordBehind(SourceFile source, int offset) {
        for (Token token : new FlounderTokens(CharStreams.fromString(source.text())).getAllTokens()) {
            Span span = Spans.of(source, token);
            if (span.startOffset() >= offset && token.getChannel() == Token.DEFAULT_CHANNEL) {
                return span;
            }
        }
        return source.span(source.length(), source.length());
    }
}
