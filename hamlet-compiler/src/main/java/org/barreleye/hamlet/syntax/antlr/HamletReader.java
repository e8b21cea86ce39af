package org.barreleye.hamlet.syntax.antlr;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.barreleye.compiler.antlr.Grammar;
import org.barreleye.compiler.antlr.TokenWords;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.antlr.HamletGrammar.SpecificationContext;

/** Reads a specification. What is wrong with it goes to the diagnostics. */
public final class HamletReader {
    private static final TokenWords WORDS = TokenWords.of(HamletTokens.VOCABULARY, words());

    private HamletReader() {}

    /** The specification as it was written; empty if the text is not in the language. */
    public static Optional<SpecificationSyntax> read(SourceFile source, Diagnostics diagnostics) {
        source.flaws().forEach(flaw -> diagnostics.report(HamletCode.SYNTAX, flaw.span(), flaw.kind().sentence()));
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        Grammar<HamletGrammar, SpecificationContext> grammar = new Grammar<>(HamletTokens::new, HamletGrammar::new,
                HamletGrammar::specification, HamletCode.SYNTAX, WORDS);
        return grammar.parse(source, diagnostics)
                .map(parsed -> new TreeReader(source, parsed.tokens()).specification(parsed.tree()));
    }

    private static Map<Integer, String> words() {
        Map<Integer, String> words = new LinkedHashMap<>();
        words.put(HamletTokens.IDENTIFIER, "a name");
        words.put(HamletTokens.NUMBER, "a number");
        words.put(HamletTokens.STRING, "a C type in quotes");
        for (int keyword = HamletTokens.ALWAYS_COPY; keyword <= HamletTokens.NEEDS; keyword++) {
            words.put(keyword, "'" + spelling(keyword) + "'");
        }
        return words;
    }

    private static String spelling(int keyword) {
        return switch (keyword) {
            case HamletTokens.ALWAYS_COPY -> "is_always_copy";
            case HamletTokens.NEVER_COPY -> "is_never_copy";
            case HamletTokens.RETYPE_MULTIPLE -> "can_retype_multiple";
            default -> HamletTokens.VOCABULARY.getSymbolicName(keyword).toLowerCase(Locale.ROOT);
        };
    }
}
