package org.barreleye.compiler.antlr;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.barreleye.compiler.diagnostic.DiagnosticBuilder;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.EncodingProblem;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;

/**
 * Finds errors that would make a parser report far from their cause: odd characters, and comments and strings without
 * end.
 */
public final class LexicalCheck {
    private final SourceFile source;
    private final TokenKinds kinds;
    private final Codes codes;
    private final Diagnostics diagnostics;
    private final Deque<Token> open = new ArrayDeque<>();
    private boolean passed = true;
    private boolean stringsEnd = true;

    private LexicalCheck(SourceFile source, TokenKinds kinds, Codes codes, Diagnostics diagnostics) {
        this.source = source;
        this.kinds = kinds;
        this.codes = codes;
        this.diagnostics = diagnostics;
    }

    /**
     * The codes of lexical errors.
     *
     * @param encoding of a character that the encoding or the language forbids
     * @param string of a string without closing quote
     * @param comment of a comment without end
     */
    public record Codes(DiagnosticCode encoding, DiagnosticCode string, DiagnosticCode comment) {}

    /** Returns whether a source with these tokens may be parsed; reports why not. */
    public static boolean passes(SourceFile source, List<? extends Token> tokens, TokenKinds kinds, Codes codes,
            Diagnostics diagnostics) {
        LexicalCheck check = new LexicalCheck(source, kinds, codes, diagnostics);
        source.encodingProblems().forEach(check::encodingProblem);
        tokens.forEach(check::token);
        check.end();
        return check.passed;
    }

    private void encodingProblem(EncodingProblem problem) {
        boolean space = problem.kind() == EncodingProblem.Kind.CONTROL_CHARACTER
                && problem.span().text().chars().allMatch(c -> c == '\u000B' || c == '\u0085');
        if (!space) {
            passed = false;
            diagnostics.report(codes.encoding(), problem.span(), problem.kind().sentence()).suggest("");
        }
    }

    private void token(Token token) {
        int type = token.getType();
        if (type == kinds.comments().open() || type == kinds.comments().nestedOpen()) {
            open.push(token);
        } else if (type == kinds.comments().close()) {
            open.pop();
        } else if (type == kinds.unterminatedString()) {
            unterminated(Spans.of(source, token));
        }
    }

    /** Only the first is reported: another string without end usually is the rest of the first. */
    private void unterminated(Span span) {
        passed = false;
        if (!stringsEnd) {
            return;
        }
        stringsEnd = false;
        diagnostics.report(codes.string(), span, "this string has no closing quote on its line")
                .suggest(span.end(), "\"");
    }

    private void end() {
        if (open.isEmpty()) {
            return;
        }
        passed = false;
        DiagnosticBuilder report = diagnostics.report(codes.comment(), Spans.of(source, open.getLast()),
                "this comment never ends; comments nest, so every '/*' needs its own '*/'");
        if (open.size() > 1) {
            report.note(Spans.of(source, open.getFirst()), "this one inside it, " + open.size()
                    + " deep, does not end either");
        }
    }
}
