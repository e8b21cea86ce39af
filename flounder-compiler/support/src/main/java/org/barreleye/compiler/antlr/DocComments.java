package org.barreleye.compiler.antlr;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.barreleye.compiler.lexical.DocComment;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;

/** Finds the comment that describes a declaration: the last one before it, if it begins with two stars. */
public final class DocComments {
    private final SourceFile source;
    private final CommonTokenStream tokens;
    private final TokenKinds.CommentTokens comments;

    /** Finds comments among the tokens of a source. */
    public DocComments(SourceFile source, CommonTokenStream tokens, TokenKinds kinds) {
        this.source = source;
        this.tokens = tokens;
        this.comments = kinds.comments();
    }

    /** The comment that describes the declaration beginning with a token. */
    public Optional<DocComment> before(Token token) {
        List<Token> hidden = tokens.getHiddenTokensToLeft(token.getTokenIndex());
        if (hidden == null) {
            return Optional.empty();
        }
        Optional<Span> last = Optional.empty();
        int depth = 0;
        Token open = null;
        for (Token part : hidden) {
            int type = part.getType();
            if (type == comments.open()) {
                depth = 1;
                open = part;
            } else if (type == comments.nestedOpen()) {
                depth++;
            } else if (type == comments.close()) {
                depth--;
                if (depth == 0) {
                    last = Optional.of(Spans.of(source, open, part));
                }
            }
        }
        return last.filter(DocComments::describes).map(DocComment::of);
    }

    private static boolean describes(Span comment) {
        String text = comment.text();
        return text.startsWith("/**") && text.length() > "/**/".length() && text.charAt("/**".length()) != '*';
    }
}
