package org.barreleye.flounder.syntax.antlr;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.barreleye.compiler.antlr.Spans;
import org.barreleye.compiler.diagnostic.DiagnosticBuilder;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.EncodingProblem;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;
import org.barreleye.flounder.diagnostic.FlounderCode;

/** Finds what would make a parser stumble far from the cause: odd characters, and comments and strings without end. */
final class LexicalCheck {
    private final SourceFile source;
    private final Diagnostics diagnostics;
    private final Deque<Token> open = new ArrayDeque<>();
    private boolean passed = true;
    private boolean stringEnds = true;

    private LexicalCheck(SourceFile source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /** Whether a source with these tokens may be parsed. */
    static boolean passes(SourceFile source, List<Token> tokens, Diagnostics diagnostics) {
        LexicalCheck check = new LexicalCheck(source, diagnostics);
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
            diagnostics.report(FlounderCode.INVALID_ENCODING, problem.span(), problem.kind().sentence()).suggest("");
        }
    }

    private void token(Token token) {
        switch (token.getType()) {
            case FlounderTokens.COMMENT_OPEN, FlounderTokens.NESTED_OPEN -> open.push(token);
            case FlounderTokens.COMMENT_CLOSE -> open.pop();
            case FlounderTokens.UNTERMINATED_STRING -> unterminated(token);
            default -> { }
        }
    }

    /** A file has one string at most: another one without end is what is left of the first. */
    private void unterminated(Token token) {
        if (!stringEnds) {
            return;
        }
        passed = false;
        stringEnds = false;
        Span span = Spans.of(source, token);
        diagnostics.report(FlounderCode.STRING_LITERAL, span,
                "this string has no closing quote on its line").suggest(span.end(), "\"");
    }

    private void end() {
        if (open.isEmpty()) {
            return;
        }
        passed = false;
        DiagnosticBuilder report =
                diagnostics.report(FlounderCode.UNTERMINATED_COMMENT, Spans.of(source, open.getLast()),
                "this comment never ends; comments nest, so every '/*' needs its own '*/'");
        if (open.size() > 1) {
            report.note(Spans.of(source, open.getFirst()), "this one inside it does not end either");
        }
    }
}
