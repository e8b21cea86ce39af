package org.barreleye.hamlet.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.syntax.Lexeme;
import org.barreleye.hamlet.syntax.antlr.HamletReader;

/** Brings sources into one style. */
public final class HamletFormatter {
    private final Diagnostics diagnostics;

    /**
     * A formatter.
     *
     * @param diagnostics where to report what cannot be read
     */
    public HamletFormatter(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The text of a source in the style of the house; empty if the source cannot be read. */
    public Optional<String> format(SourceFile source) {
        Diagnostics found = new Diagnostics();
        if (HamletReader.read(source, found).isEmpty() || found.hasErrors()) {
            HamletReader.read(source, diagnostics);
            return Optional.empty();
        }
        List<Lexeme> lexemes = HamletReader.lexemes(source);
        String formatted = Formatter.format(lexemes);
        if (!words(HamletReader.lexemes(SourceFile.of(source.name(), formatted))).equals(words(lexemes))) {
            throw new IllegalStateException("formatting " + source.name() + " would have changed what it says");
        }
        return Optional.of(formatted);
    }

    /** All that a source says. Keywords are told from names by where they stand, so case is no matter here. */
    private static List<String> words(List<Lexeme> lexemes) {
        return lexemes.stream()
                .map(lexeme -> lexeme.isComment()
                        ? lexeme.text().replaceAll("\\s+", " ").strip()
                        : lexeme.text().toLowerCase(Locale.ROOT))
                .toList();
    }
}
