package org.barreleye.hamlet.syntax.antlr;

import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.barreleye.compiler.antlr.Spans;
import org.barreleye.compiler.diagnostic.DiagnosticBuilder;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.EncodingProblem;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;
import org.barreleye.hamlet.diagnostic.HamletCode;

/** Finds what would make a parser stumble far from the cause: odd characters, and comments and strings without end. */
final class LexicalCheck {
    private final SourceFile source;
    private final Diagnostics diagnostics;
    private final Deque<Token> open = new ArrayDeque<>();
    private boolean passed = true;

    private LexicalCheck(SourceFile source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /** Whether a source may be parsed. */
    static boolean passes(SourceFile source, Diagnostics diagnostics) {
        LexicalCheck check = new LexicalCheck(source, diagnostics);
        source.encodingProblems().forEach(check::encodingProblem);
        new HamletTokens(CharStreams.fromString(source.text())).getAllTokens().forEach(check::token);
        check.end();
        return check.passed;
    }

    private void encodingProblem(EncodingProblem problem) {
        boolean space = problem.kind() == EncodingProblem.Kind.CONTROL_CHARACTER
                && problem.span().text().chars().allMatch(c -> c == '\u000B' || c == '\u0085');
        if (!space) {
            passed = false;
            diagnostics.report(HamletCode.INVALID_ENCODING, problem.span(), problem.kind().sentence()).suggest("");
        }
    }

    private void token(Token token) {
        switch (token.getType()) {
            case HamletTokens.COMMENT_OPEN, HamletTokens.NESTED_OPEN -> open.push(token);
            case HamletTokens.COMMENT_CLOSE -> open.pop();
            case HamletTokens.UNTERMINATED_STRING -> {
                passed = false;
                Span span = Spans.of(source, token);
                diagnostics.report(HamletCode.STRING_LITERAL, span, "this string has no closing quote on its line")
                        .suggest(span.end(), "\"");
            }
            default -> { }
        }
    }

    private void end() {
        if (open.isEmpty()) {
            return;
        }
        passed = false;
        DiagnosticBuilder report = diagnostics.report(HamletCode.UNTERMINATED_COMMENT, Spans.of(source, open.getLast()),
                "this comment never ends; comments nest, so every '/*' needs its own '*/'");
        if (open.size() > 1) {
            report.note(Spans.of(source, open.getFirst()), "this one inside it, " + open.size()
                    + " deep, does not end either");
        }
    }
}
