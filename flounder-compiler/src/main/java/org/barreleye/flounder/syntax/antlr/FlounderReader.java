package org.barreleye.flounder.syntax.antlr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.barreleye.compiler.antlr.BrokenDeclarations;
import org.barreleye.compiler.antlr.Grammar;
import org.barreleye.compiler.antlr.Lexemes;
import org.barreleye.compiler.antlr.LexicalCheck;
import org.barreleye.compiler.antlr.ParsedSource;
import org.barreleye.compiler.antlr.Spans;
import org.barreleye.compiler.antlr.TokenDisplayNames;
import org.barreleye.compiler.antlr.TokenKinds;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Lexeme;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.syntax.InterfaceSyntax;
import org.barreleye.flounder.syntax.TypesSyntax;
import org.barreleye.flounder.syntax.antlr.FlounderGrammar.TypeDeclarationContext;
import org.barreleye.flounder.syntax.antlr.FlounderGrammar.TypesFileContext;

/** The reader of interface files and types files. Errors go to the diagnostics. */
public final class FlounderReader {
    static final TokenKinds TOKEN_KINDS = new TokenKinds(
            new TokenKinds.CommentTokens(FlounderTokens.COMMENT_OPEN, FlounderTokens.NESTED_OPEN,
                    FlounderTokens.COMMENT_CLOSE, FlounderTokens.COMMENT_TEXT, FlounderTokens.LINE_COMMENT),
            FlounderTokens.WHITE_SPACE, FlounderTokens.UNTERMINATED_STRING,
            List.of(FlounderTokens.INTERFACE, FlounderTokens.MESSAGE, FlounderTokens.RPC, FlounderTokens.IN,
                    FlounderTokens.OUT),
            FlounderTokens.LBRACE, FlounderTokens.GREATER);

    private static final BrokenDeclarations.Separators SEPARATORS = new BrokenDeclarations.Separators(
            FlounderTokens.LBRACE, FlounderTokens.RBRACE, FlounderTokens.SEMICOLON, 1);

    private static final LexicalCheck.Codes LEXICAL_CODES = new LexicalCheck.Codes(FlounderCode.INVALID_ENCODING,
            FlounderCode.STRING_LITERAL, FlounderCode.UNTERMINATED_COMMENT);

    private static final TokenDisplayNames TOKEN_NAMES = TokenDisplayNames.of(FlounderTokens.VOCABULARY, tokenNames());

    private FlounderReader() {}

    /** Reads an interface file; empty if that cannot be done. */
    public static Optional<InterfaceSyntax> readInterface(SourceFile source, Diagnostics diagnostics) {
        List<Token> tokens = tokens(source);
        if (!LexicalCheck.passes(source, tokens, TOKEN_KINDS, LEXICAL_CODES, diagnostics)) {
            return Optional.empty();
        }
        if (!holdsInterface(tokens)) {
            diagnostics.report(FlounderCode.NOT_ONE_INTERFACE, source.span(0, 0), "there is no interface in this file")
                    .note("a file of types is given with --import");
            return Optional.empty();
        }
        if (!GluedStrings.absent(source, tokens, diagnostics)) {
            return Optional.empty();
        }
        DeclarationEnds ends = new DeclarationEnds(source, tokens);
        int end = ends.ofInterface();
        Optional<InterfaceSyntax> read = parse(source, end, FlounderGrammar::interfaceFile, diagnostics)
                .map(parsed -> new TreeReader(source, parsed.tokens(), diagnostics).interfaceFile(parsed.tree()));
        if (read.isPresent()) {
            ends.next(end).ifPresent(token -> reportTrailingText(source, token, diagnostics));
        }
        return read;
    }

    /**
     * An interface without the declarations that have syntax errors.
     *
     * @param syntax the rest of the interface
     * @param broken the declarations that it lacks
     */
    public record Rest(InterfaceSyntax syntax, BrokenDeclarations broken) {}

    /** Reads what is left of an interface file without the declarations that have syntax errors. */
    public static Optional<Rest> readRest(SourceFile source) {
        List<Token> tokens = tokens(source);
        int end = new DeclarationEnds(source, tokens).ofInterface();
        Diagnostics syntax = new Diagnostics();
        boolean isReadable = LexicalCheck.passes(source, tokens, TOKEN_KINDS, LEXICAL_CODES, syntax)
                && holdsInterface(tokens)
                && parse(source, end, FlounderGrammar::interfaceFile, syntax).isEmpty();
        return isReadable
                ? BrokenDeclarations.of(source, tokens, SEPARATORS, syntax.findings().diagnostics())
                        .flatMap(broken -> readWithout(broken, end))
                : Optional.empty();
    }

    private static Optional<Rest> readWithout(BrokenDeclarations broken, int end) {
        SourceFile source = broken.source();
        return parse(source, broken.blanked(end), FlounderGrammar::interfaceFile, new Diagnostics())
                .map(parsed -> new TreeReader(source, parsed.tokens(), new Diagnostics()).interfaceFile(parsed.tree()))
                .map(syntax -> new Rest(syntax, broken));
    }

    private static void reportTrailingText(SourceFile source, Token next, Diagnostics diagnostics) {
        diagnostics.report(FlounderCode.NOT_ONE_INTERFACE, Spans.of(source, next),
                next.getType() == FlounderTokens.INTERFACE
                        ? "a file may hold only one interface: move this one to a file of its own"
                        : "nothing may follow the end of the interface: remove this text");
    }

    /** Reads a types file, up to the first thing that is no declaration; empty if that cannot be done. */
    public static Optional<TypesSyntax> readTypes(SourceFile source, Diagnostics diagnostics) {
        List<Token> tokens = tokens(source);
        if (!LexicalCheck.passes(source, tokens, TOKEN_KINDS, LEXICAL_CODES, diagnostics)) {
            return Optional.empty();
        }
        DeclarationEnds ends = new DeclarationEnds(source, tokens);
        Diagnostics typesDiagnostics = new Diagnostics();
        Optional<ParsedSource<TypesFileContext>> whole =
                parse(source, source.length(), FlounderGrammar::typesFile, typesDiagnostics);
        if (whole.isPresent()) {
            List<TypeDeclarationContext> types = whole.get().tree().types;
            int end = types.isEmpty() ? 0 : Spans.of(source, types.get(types.size() - 1)).endOffset();
            return Optional.of(types(source, whole.get(), ends.next(end), diagnostics));
        }
        // Some declaration is malformed: what stands before it counts.
        int end = ends.lastBefore(typesDiagnostics.findings().diagnostics().get(0).span().startOffset());
        return parse(source, end, FlounderGrammar::typesFile, diagnostics)
                .map(parsed -> types(source, parsed, ends.next(end), diagnostics));
    }

    private static TypesSyntax types(SourceFile source, ParsedSource<TypesFileContext> parsed, Optional<Token> unread,
            Diagnostics diagnostics) {
        return new TypesSyntax(source, new TreeReader(source, parsed.tokens(), diagnostics).types(parsed.tree().types),
                unread.map(token -> Spans.of(source, token)));
    }

    /** Returns whether a source seems to be an interface file, rather than a types file. */
    public static boolean holdsInterface(SourceFile source) {
        FlounderTokens tokens = new FlounderTokens(CharStreams.fromString(source.text()));
        Token token = tokens.nextToken();
        while (token.getType() != FlounderTokens.INTERFACE && token.getType() != Token.EOF) {
            token = tokens.nextToken();
        }
        return token.getType() == FlounderTokens.INTERFACE;
    }

    /** Splits a source that can be read into words, signs and comments. */
    public static List<Lexeme> lexemes(SourceFile source) {
        return Lexemes.of(source, tokens(source), TOKEN_KINDS);
    }

    private static boolean holdsInterface(List<Token> tokens) {
        return tokens.stream().anyMatch(token -> token.getType() == FlounderTokens.INTERFACE);
    }

    private static List<Token> tokens(SourceFile source) {
        return new ArrayList<>(new FlounderTokens(CharStreams.fromString(source.text())).getAllTokens());
    }

    /** Parses a source up to an offset, as if it ended there. */
    private static <T extends ParserRuleContext> Optional<ParsedSource<T>> parse(SourceFile source, int end,
            Function<FlounderGrammar, T> entry, Diagnostics diagnostics) {
        return parse(source, source.text().substring(0, end), entry, diagnostics);
    }

    private static <T extends ParserRuleContext> Optional<ParsedSource<T>> parse(SourceFile source, String text,
            Function<FlounderGrammar, T> entry, Diagnostics diagnostics) {
        return new Grammar<>(FlounderTokens::new, FlounderGrammar::new, entry, FlounderCode.SYNTAX, TOKEN_NAMES)
                .parse(source, text, diagnostics);
    }

    private static Map<Integer, String> tokenNames() {
        Map<Integer, String> names = new LinkedHashMap<>();
        names.put(FlounderTokens.IDENTIFIER, "a name");
        names.put(FlounderTokens.NUMBER, "a number");
        names.put(FlounderTokens.STRING, "a string");
        for (int keyword : TOKEN_KINDS.reserved()) {
            names.put(keyword, "'" + FlounderTokens.VOCABULARY.getSymbolicName(keyword).toLowerCase(Locale.ROOT)
                    + "'");
        }
        // These words may stand wherever a name may; a list of them would hide what is missing.
        for (int type = FlounderTokens.ALIAS; type <= FlounderTokens.RESPONSE; type++) {
            names.put(type, "");
        }
        // It may follow every type; an error about a missing name does not mention it.
        names.put(FlounderTokens.LESS, "");
        return names;
    }
}
