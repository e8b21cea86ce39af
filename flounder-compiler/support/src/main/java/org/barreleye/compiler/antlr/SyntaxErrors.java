package org.barreleye.compiler.antlr;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.FailedPredicateException;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.barreleye.compiler.diagnostic.DiagnosticBuilder;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;

/**
 * Turns what one lexer and one parser stumble over into diagnostics. Of several errors on one line only the first is
 * reported: the others are nearly always its consequences.
 */
final class SyntaxErrors extends BaseErrorListener {
    private static final int EXPECTED_MAX = 6;
    private static final int SHOWN_MAX = 40;

    private final SourceFile source;
    private final Diagnostics diagnostics;
    private final DiagnosticCode code;
    private final TokenDisplayNames displayNames;
    private final BitSet linesWithErrors = new BitSet();

    SyntaxErrors(SourceFile source, Diagnostics diagnostics, DiagnosticCode code, TokenDisplayNames displayNames) {
        this.source = source;
        this.diagnostics = diagnostics;
        this.code = code;
        this.displayNames = displayNames;
    }

    /** Returns whether anything was reported. */
    boolean hasErrors() {
        return !linesWithErrors.isEmpty();
    }

    /** The recovery of a parser that reports here. */
    DefaultErrorStrategy errorStrategy() {
        return new ReportingStrategy();
    }

    /** Called by lexers only; {@link ReportingStrategy} reports for parsers. */
    @Override
    public void syntaxError(Recognizer<?, ?> recognizer, Object offending, int line, int column, String message,
            RecognitionException e) {
        Lexer lexer = (Lexer) recognizer;
        int start = lexer._tokenStartCharIndex;
        int end = Math.min(lexer.getInputStream().size(), Math.max(start + 1, lexer.getInputStream().index()));
        Span span = Spans.codePoints(source, start, end);
        report(span, "nothing in this language begins with " + quoted(span.text()));
    }

    private Optional<DiagnosticBuilder> report(Span span, String message) {
        if (linesWithErrors.get(span.line())) {
            return Optional.empty();
        }
        linesWithErrors.set(span.line());
        return Optional.of(diagnostics.report(code, span, message));
    }

    private String found(Token token) {
        return token.getType() == Token.EOF ? displayNames.displayName(Token.EOF) : quoted(token.getText());
    }

    private static String quoted(String text) {
        int end = text.length() <= SHOWN_MAX ? text.length() : text.offsetByCodePoints(0, SHOWN_MAX / 2);
        String firstLine = text.substring(0, end).lines().findFirst().orElse("");
        return "'" + firstLine + (firstLine.length() < text.length() ? "..." : "") + "'";
    }

    /** "a name", "';' or ','", "one of a, b and c": or nothing, if there are too many to be of help. */
    private Optional<String> expected(IntervalSet types) {
        List<String> distinct = types.toList().stream()
                .filter(type -> type > 0 || type == Token.EOF)
                .map(displayNames::displayName)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        int last = distinct.size() - 1;
        if (distinct.isEmpty() || distinct.size() > EXPECTED_MAX) {
            return Optional.empty();
        }
        return Optional.of(last == 0
                ? distinct.get(0)
                : String.join(", ", distinct.subList(0, last)) + " or " + distinct.get(last));
    }

    /** ANTLR's own recovery, with our sentences. */
    private final class ReportingStrategy extends DefaultErrorStrategy {
        // A word left out is likelier than one too many, if what stands here could follow it; and costs no end of a
        // block.
        @Override
        public Token recoverInline(Parser parser) {
            return singleTokenInsertion(parser) ? getMissingSymbol(parser) : super.recoverInline(parser);
        }

        @Override
        protected void reportInputMismatch(Parser parser, InputMismatchException e) {
            unexpected(e.getOffendingToken(), expected(e.getExpectedTokens()));
        }

        @Override
        protected void reportNoViableAlternative(Parser parser, NoViableAltException e) {
            // What was expected is known for the token at which the choice began, not for one behind it.
            boolean atChoice = e.getStartToken() == e.getOffendingToken();
            unexpected(e.getOffendingToken(), atChoice ? expected(parser.getExpectedTokens()) : Optional.empty());
        }

        @Override
        protected void reportFailedPredicate(Parser parser, FailedPredicateException e) {
            unexpected(e.getOffendingToken(), Optional.empty());
        }

        @Override
        protected void reportUnwantedToken(Parser parser) {
            if (!inErrorRecoveryMode(parser)) {
                beginErrorCondition(parser);
                unexpected(parser.getCurrentToken(), expected(getExpectedTokens(parser)));
            }
        }

        @Override
        protected void reportMissingToken(Parser parser) {
            if (inErrorRecoveryMode(parser)) {
                return;
            }
            beginErrorCondition(parser);
            IntervalSet missing = getExpectedTokens(parser);
            Token before = parser.getInputStream().LT(-1);
            Optional<String> expectedTokens = expected(missing);
            if (before == null || expectedTokens.isEmpty()) {
                unexpected(parser.getCurrentToken(), expectedTokens);
                return;
            }
            Optional<DiagnosticBuilder> report = report(Spans.of(source, before).end(),
                    "expected " + expectedTokens.get() + " after " + found(before));
            String literal = missing.size() == 1
                    ? parser.getVocabulary().getLiteralName(missing.getMinElement())
                    : null;
            if (literal != null) {
                report.ifPresent(r -> r.suggest(literal.substring(1, literal.length() - 1)));
            }
        }

        private void unexpected(Token token, Optional<String> expected) {
            String message = expected
                    .map(expectedTokens -> "expected " + expectedTokens + ", but found " + found(token))
                    .orElseGet(() -> found(token) + " cannot stand here");
            report(Spans.of(source, token), message);
        }
    }
}
