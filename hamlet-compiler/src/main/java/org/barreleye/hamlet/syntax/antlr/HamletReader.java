package org.barreleye.hamlet.syntax.antlr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.barreleye.compiler.antlr.BrokenDeclarations;
import org.barreleye.compiler.antlr.Grammar;
import org.barreleye.compiler.antlr.Lexemes;
import org.barreleye.compiler.antlr.LexicalCheck;
import org.barreleye.compiler.antlr.TokenDisplayNames;
import org.barreleye.compiler.antlr.TokenKinds;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Lexeme;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.antlr.HamletGrammar.SpecificationContext;

/** The reader of specifications. Errors go to the diagnostics. */
public final class HamletReader {
    static final TokenKinds TOKEN_KINDS = new TokenKinds(
            new TokenKinds.CommentTokens(HamletTokens.COMMENT_OPEN, HamletTokens.NESTED_OPEN,
                    HamletTokens.COMMENT_CLOSE, HamletTokens.COMMENT_TEXT, HamletTokens.LINE_COMMENT),
            HamletTokens.WHITE_SPACE, HamletTokens.UNTERMINATED_STRING,
            List.of(HamletTokens.IS_ALWAYS_COPY, HamletTokens.IS_NEVER_COPY, HamletTokens.FROM,
                    HamletTokens.CAN_RETYPE_MULTIPLE),
            HamletTokens.LBRACE, HamletTokens.MINUS);

    private static final BrokenDeclarations.Separators SEPARATORS = new BrokenDeclarations.Separators(
            HamletTokens.LBRACE, HamletTokens.RBRACE, HamletTokens.SEMICOLON, 0);

    private static final LexicalCheck.Codes LEXICAL_CODES = new LexicalCheck.Codes(HamletCode.INVALID_ENCODING,
            HamletCode.STRING_LITERAL, HamletCode.UNTERMINATED_COMMENT);

    private static final Grammar<HamletGrammar, SpecificationContext> GRAMMAR = new Grammar<>(HamletTokens::new,
            HamletGrammar::new, HamletGrammar::specification, HamletCode.SYNTAX,
            TokenDisplayNames.of(HamletTokens.VOCABULARY, tokenNames()));

    private HamletReader() {}

    /** Reads a file; empty if that cannot be done. */
    public static Optional<SpecificationSyntax> read(SourceFile source, Diagnostics diagnostics) {
        if (!LexicalCheck.passes(source, tokens(source), TOKEN_KINDS, LEXICAL_CODES, diagnostics)) {
            return Optional.empty();
        }
        return GRAMMAR.parse(source, diagnostics)
                .map(parsed -> new TreeReader(source, parsed.tokens(), diagnostics).specification(parsed.tree()));
    }

    /**
     * A specification without the declarations that have syntax errors.
     *
     * @param syntax the rest of the specification
     * @param broken the declarations that it lacks
     */
    public record Rest(SpecificationSyntax syntax, BrokenDeclarations broken) {}

    /** Reads what is left of a file without the declarations that have syntax errors. */
    public static Optional<Rest> readRest(SourceFile source) {
        Diagnostics syntax = new Diagnostics();
        boolean isReadable = LexicalCheck.passes(source, tokens(source), TOKEN_KINDS, LEXICAL_CODES, syntax)
                && GRAMMAR.parse(source, syntax).isEmpty();
        return isReadable
                ? BrokenDeclarations.of(source, tokens(source), SEPARATORS, syntax.findings().diagnostics())
                        .flatMap(HamletReader::readWithout)
                : Optional.empty();
    }

    private static Optional<Rest> readWithout(BrokenDeclarations broken) {
        SourceFile source = broken.source();
        return GRAMMAR.parse(source, broken.blanked(source.length()), new Diagnostics())
                .map(parsed -> new TreeReader(source, parsed.tokens(), new Diagnostics()).specification(parsed.tree()))
                .map(syntax -> new Rest(syntax, broken));
    }

    private static List<? extends Token> tokens(SourceFile source) {
        return new HamletTokens(CharStreams.fromString(source.text())).getAllTokens();
    }

    /** Splits a source that can be read into words, signs and comments. */
    public static List<Lexeme> lexemes(SourceFile source) {
        return Lexemes.of(source, tokens(source), TOKEN_KINDS);
    }

    /** Keywords in quotes where they must stand; those that may stand wherever a name may are called a name. */
    private static Map<Integer, String> tokenNames() {
        Map<Integer, String> names = new LinkedHashMap<>();
        names.put(HamletTokens.IDENTIFIER, "a name");
        names.put(HamletTokens.NUMBER, "a number");
        names.put(HamletTokens.STRING, "a string");
        for (int type = HamletTokens.IS_ALWAYS_COPY; type <= HamletTokens.NEEDS; type++) {
            names.put(type, "'" + HamletTokens.VOCABULARY.getSymbolicName(type).toLowerCase(Locale.ROOT) + "'");
        }
        return names;
    }
}
