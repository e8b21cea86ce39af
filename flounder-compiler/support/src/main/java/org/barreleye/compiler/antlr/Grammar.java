package org.barreleye.compiler.antlr;

import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.SourceFile;

/**
 * A grammar as ANTLR generates it. For example
 * {@code new Grammar<>(FlounderLexer::new, FlounderParser::new, FlounderParser::specification, SYNTAX, words)}.
 *
 * @param lexer the constructor of the lexer
 * @param parser the constructor of the parser
 * @param startRule the start rule, which must end with {@code EOF}
 * @param code the code of syntax errors
 * @param displayNames the names of tokens in their messages
 */
public record Grammar<P extends Parser, T extends ParserRuleContext>(
        Function<CharStream, ? extends Lexer> lexer,
        Function<TokenStream, P> parser,
        Function<P, T> startRule,
        DiagnosticCode code,
        TokenDisplayNames displayNames) {

    /** Parses a source. Syntax errors go to the diagnostics, at most one for each line, and the result is empty. */
    public Optional<ParsedSource<T>> parse(SourceFile source, Diagnostics diagnostics) {
        return parse(source, source.text(), diagnostics);
    }

    /** Parses a text in which every token stands where it stands in the source. */
    public Optional<ParsedSource<T>> parse(SourceFile source, String text, Diagnostics diagnostics) {
        SyntaxErrors errors = new SyntaxErrors(source, diagnostics, code, displayNames);
        CommonTokenStream tokens = tokens(source, text, errors);
        try {
            if (!errors.hasErrors()) {
                Optional<T> tree = parseSll(tokens);
                if (tree.isPresent()) {
                    return Optional.of(new ParsedSource<>(tree.get(), tokens));
                }
            }
            T tree = parseLl(tokens, errors);
            return errors.hasErrors() ? Optional.empty() : Optional.of(new ParsedSource<>(tree, tokens));
        } catch (StackOverflowError e) {
            diagnostics.report(code, source.span(0, 0), "this is nested too deeply to be read");
            return Optional.empty();
        }
    }

    private CommonTokenStream tokens(SourceFile source, String text, SyntaxErrors errors) {
        Lexer fresh = lexer.apply(CharStreams.fromString(text, source.name()));
        fresh.removeErrorListeners();
        fresh.addErrorListener(errors);
        CommonTokenStream tokens = new CommonTokenStream(fresh);
        tokens.fill();
        return tokens;
    }

    /** Parses by SLL, which suffices for nearly every source; empty if it does not, or if there is an error. */
    private Optional<T> parseSll(CommonTokenStream tokens) {
        P fresh = parser.apply(tokens);
        fresh.removeErrorListeners();
        fresh.setErrorHandler(new BailErrorStrategy());
        fresh.getInterpreter().setPredictionMode(PredictionMode.SLL);
        try {
            return Optional.of(startRule.apply(fresh));
        } catch (ParseCancellationException e) {
            return Optional.empty();
        }
    }

    private T parseLl(CommonTokenStream tokens, SyntaxErrors errors) {
        tokens.seek(0);
        P fresh = parser.apply(tokens);
        fresh.removeErrorListeners();
        fresh.setErrorHandler(errors.errorStrategy());
        fresh.getInterpreter().setPredictionMode(PredictionMode.LL);
        return startRule.apply(fresh);
    }
}
