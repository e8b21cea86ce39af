package org.barreleye.flounder.syntax.antlr;

import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.barreleye.compiler.antlr.Spans;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Report;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.SourceFlaw;
import org.barreleye.compiler.source.Span;
import org.barreleye.flounder.diagnostic.FlounderCode;

/** Finds what would make a parser stumble far from the cause: odd characters, and comments and strings without end. */
final class LexicalCheck {
    private final SourceFile source;
    private final Diagnostics diagnostics;
    private final Deque<Token> open = new ArrayDeque<>();
    private boolean passed = true;
    private boolean interfaceSeen;

    private LexicalCheck(SourceFile source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /** Whether a source may be parsed. */
    static boolean passes(SourceFile source, Diagnostics diagnostics) {
        return new LexicalCheck(source, diagnostics).run().passed;
    }

    /** Whether a source may be parsed as an interface file. */
    static boolean passesAsInterface(SourceFile source, Diagnostics diagnostics) {
        LexicalCheck check = new LexicalCheck(source, diagnostics).run();
        if (check.passed && !check.interfaceSeen) {
            diagnostics.report(FlounderCode.NOT_ONE_INTERFACE, source.span(0, 0), "there is no interface in this file")
                    .note("a file of types is given with --import");
        }
        return check.passed && check.interfaceSeen;
    }

    private LexicalCheck run() {
        source.flaws().forEach(this::flaw);
        new FlounderTokens(CharStreams.fromString(source.text())).getAllTokens().forEach(this::token);
        end();
        return this;
    }

    private void flaw(SourceFlaw flaw) {
        boolean space = flaw.kind() == SourceFlaw.Kind.CONTROL_CHARACTER
                && flaw.span().text().chars().allMatch(c -> c == '\u000B' || c == '\u0085');
        if (!space) {
            passed = false;
            diagnostics.report(FlounderCode.NOT_PLAIN_TEXT, flaw.span(), flaw.kind().sentence()).suggest("");
        }
    }

    private void token(Token token) {
        switch (token.getType()) {
            case FlounderTokens.COMMENT_OPEN, FlounderTokens.NESTED_OPEN -> open.push(token);
            case FlounderTokens.COMMENT_CLOSE -> open.pop();
            case FlounderTokens.INTERFACE -> interfaceSeen = true;
            case FlounderTokens.UNTERMINATED_STRING -> {
                passed = false;
                Span span = Spans.of(source, token);
                diagnostics.report(FlounderCode.STRING_LITERAL, span,
                        "this string has no closing quote on its line").suggest(span.end(), "\"");
            }
            default -> { }
        }
    }

    private void end() {
        if (open.isEmpty()) {
            return;
        }
        passed = false;
        Report report = diagnostics.report(FlounderCode.UNTERMINATED_COMMENT, Spans.of(source, open.getLast()),
                "this comment never ends; comments nest, so every '/*' needs its own '*/'");
        if (open.size() > 1) {
            report.note(Spans.of(source, open.getFirst()), "this one inside it does not end either");
        }
    }
}
