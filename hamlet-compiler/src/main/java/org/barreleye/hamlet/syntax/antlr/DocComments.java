package org.barreleye.hamlet.syntax.antlr;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.barreleye.compiler.antlr.Spans;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;
import org.barreleye.hamlet.syntax.DocComment;

/** Finds the comment that describes what begins at some token: the last one before it, if it begins with two stars. */
final class DocComments {
    private final SourceFile source;
    private final CommonTokenStream tokens;

    DocComments(SourceFile source, CommonTokenStream tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    Optional<DocComment> before(Token token) {
        List<Token> hidden = tokens.getHiddenTokensToLeft(token.getTokenIndex());
        if (hidden == null) {
            return Optional.empty();
        }
        Optional<Span> last = Optional.empty();
        int depth = 0;
        Token open = null;
        for (Token part : hidden) {
            switch (part.getType()) {
                case HamletTokens.COMMENT_OPEN -> {
                    depth = 1;
                    open = part;
                }
                case HamletTokens.NESTED_OPEN -> depth++;
                case HamletTokens.COMMENT_CLOSE -> {
                    depth--;
                    if (depth == 0) {
                        last = Optional.of(Spans.of(source, open, part));
                    }
                }
                default -> { }
            }
        }
        return last.filter(DocComments::describes).map(DocComment::of);
    }

    private static boolean describes(Span comment) {
        String text = comment.text();
        return text.startsWith("/**") && text.length() > "/**/".length() && text.charAt("/**".length()) != '*';
    }
}
