package org.barreleye.flounder.syntax.antlr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.barreleye.compiler.antlr.Grammar;
import org.barreleye.compiler.antlr.Parsed;
import org.barreleye.compiler.antlr.Spans;
import org.barreleye.compiler.antlr.TokenWords;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.syntax.InterfaceSyntax;
import org.barreleye.flounder.syntax.Lexeme;
import org.barreleye.flounder.syntax.TypesSyntax;
import org.barreleye.flounder.syntax.antlr.FlounderGrammar.InterfaceFileContext;
import org.barreleye.flounder.syntax.antlr.FlounderGrammar.TypesFileContext;

/** Reads sources. What is wrong with them goes to the diagnostics. */
public final class FlounderReader {
    private static final TokenWords WORDS = TokenWords.of(FlounderTokens.VOCABULARY, words());

    private FlounderReader() {}

    /** Reads an interface file; empty if that cannot be done. */
    public static Optional<InterfaceSyntax> readInterface(SourceFile source, Diagnostics diagnostics) {
        if (!LexicalCheck.passesAsInterface(source, diagnostics)) {
            return Optional.empty();
        }
        Grammar<FlounderGrammar, InterfaceFileContext> grammar = new Grammar<>(FlounderTokens::new,
                FlounderGrammar::new, FlounderGrammar::interfaceFile, FlounderCode.SYNTAX, WORDS);
        return grammar.parse(source, diagnostics)
                .map(parsed -> new TreeReader(source, parsed.tokens(), diagnostics).interfaceFile(parsed.tree()));
    }

    /** Reads a types file, up to the first thing that is no declaration; empty if that cannot be done. */
    public static Optional<TypesSyntax> readTypes(SourceFile source, Diagnostics diagnostics) {
        if (!LexicalCheck.passes(source, diagnostics)) {
            return Optional.empty();
        }
        Optional<Parsed<TypesFileContext>> whole = parseTypes(source, source.length(), new Diagnostics());
        if (whole.isPresent()) {
            return Optional.of(types(source, whole.get(), diagnostics));
        }
        // Some declaration is malformed: what stands before it counts.
        Diagnostics complaints = new Diagnostics();
        parseTypes(source, source.length(), complaints);
        int error = complaints.findings().diagnostics().get(0).span().startOffset();
        int end = DeclarationEnds.lastBefore(source, error);
        return parseTypes(source, end, diagnostics).map(parsed -> types(source, parsed, diagnostics))
                .map(read -> new TypesSyntax(source, read.types(), Optional.of(DeclarationEnds.wordBehind(source, end))));
    }

    /** Whether a source seems to be an interface file, rather than a types file. */
    public static boolean holdsInterface(SourceFile source) {
        return new FlounderTokens(CharStreams.fromString(source.text())).getAllTokens().stream()
                .anyMatch(token -> token.getType() == FlounderTokens.INTERFACE);
    }

    /** Splits a source that can be read into words, signs and comments. */
    public static List<Lexeme> lexemes(SourceFile source) {
        return Lexemes.of(source);
    }

    private static TypesSyntax types(SourceFile source, Parsed<TypesFileContext> parsed, Diagnostics diagnostics) {
        Token next = parsed.tokens().get(parsed.tree().getStop() == null || parsed.tree().types.isEmpty()
                ? 0
                : parsed.tree().getStop().getTokenIndex() + 1);
        while (next.getType() != Token.EOF && next.getChannel() != Token.DEFAULT_CHANNEL) {
            next = parsed.tokens().get(next.getTokenIndex() + 1);
        }
        Optional<Span> unread = next.getType() == Token.EOF ? Optional.empty() : Optional.of(Spans.of(source, next));
        return new TypesSyntax(source, new TreeReader(source, parsed.tokens(), diagnostics).types(parsed.tree().types),
                unread);
    }

    private static Optional<Parsed<TypesFileContext>> parseTypes(SourceFile source, int end, Diagnostics diagnostics) {
        String text = source.text().substring(0, end);
        return new Grammar<>(whole -> new FlounderTokens(CharStreams.fromString(text)), FlounderGrammar::new,
                FlounderGrammar::typesFile, FlounderCode.SYNTAX, WORDS).parse(source, diagnostics);
    }

    private static Map<Integer, String> words() {
        Map<Integer, String> words = new LinkedHashMap<>();
        words.put(FlounderTokens.IDENTIFIER, "a name");
        words.put(FlounderTokens.NUMBER, "a number");
        words.put(FlounderTokens.STRING, "a string");
        int[] keywords = {FlounderTokens.INTERFACE, FlounderTokens.MESSAGE, FlounderTokens.RPC, FlounderTokens.IN,
            FlounderTokens.OUT};
        for (int keyword : keywords) {
            words.put(keyword, "'" + FlounderTokens.VOCABULARY.getSymbolicName(keyword).toLowerCase(Locale.ROOT)
                    + "'");
        }
        // They may stand wherever a name may, and nobody wants to read that.
        for (int type = FlounderTokens.ALIAS; type <= FlounderTokens.RESPONSE; type++) {
            words.put(type, "");
        }
        return words;
    }
}
