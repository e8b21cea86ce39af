package org.barreleye.compiler.antlr;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;

/** The spans of tokens and trees. ANTLR counts code points, inclusive; spans count UTF-16 units, exclusive. */
public final class Spans {
    private Spans() {}

    /** The span of a token; the end of the file is an empty span. */
    public static Span of(SourceFile source, Token token) {
        if (token.getType() == Token.EOF) {
            return source.span(source.length(), source.length());
        }
        return codePoints(source, token.getStartIndex(), token.getStopIndex() + 1);
    }

    /** The span of a leaf. */
    public static Span of(SourceFile source, TerminalNode leaf) {
        return of(source, leaf.getSymbol());
    }

    /** From a first to a last token. */
    public static Span of(SourceFile source, Token first, Token last) {
        return of(source, first).to(of(source, last));
    }

    /** The span of a tree; one that matched no token is an empty span at the place where it stands. */
    public static Span of(SourceFile source, ParserRuleContext tree) {
        Span start = of(source, tree.getStart());
        Token stop = tree.getStop();
        if (stop == null || stop.getTokenIndex() < tree.getStart().getTokenIndex()) {
            return source.span(start.startOffset(), start.startOffset());
        }
        return start.to(of(source, stop));
    }

    /** The span between two places that are counted in code points. */
    static Span codePoints(SourceFile source, int start, int end) {
        return source.span(source.offsetOfCodePoint(start), source.offsetOfCodePoint(end));
    }
}
