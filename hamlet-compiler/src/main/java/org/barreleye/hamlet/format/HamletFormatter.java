package org.barreleye.hamlet.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.format.LexemeList;
import org.barreleye.compiler.format.LineEnds;
import org.barreleye.compiler.lexical.Lexeme;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.syntax.antlr.HamletReader;

/** The formatter of specifications. */
public final class HamletFormatter {
    private final Diagnostics diagnostics;

    /** A formatter that reports to these diagnostics what it cannot read. */
    public HamletFormatter(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * The text of a source in the one style, with the line ends of the source; empty if the source cannot be read.
     */
    public Optional<String> format(SourceFile source) {
        Diagnostics found = new Diagnostics();
        if (HamletReader.read(source, found).isEmpty() || found.hasErrors()) {
            HamletReader.read(source, diagnostics);
            return Optional.empty();
        }
        List<Lexeme> lexemes = HamletReader.lexemes(source);
        String formatted = LineEnds.asIn(source, HamletLayout.format(new LexemeList(lexemes)));
        if (!words(HamletReader.lexemes(SourceFile.of(source.name(), formatted))).equals(words(lexemes))) {
            throw new IllegalStateException("formatting " + source.name() + " would have changed its meaning");
        }
        return Optional.of(formatted);
    }

    /** The words of a source. Keywords differ from names by their place, so that case does not matter here. */
    private static List<String> words(List<Lexeme> lexemes) {
        return lexemes.stream()
                .map(lexeme -> lexeme.isComment()
                        ? lexeme.text().replaceAll("\\s+", " ").strip()
                        : lexeme.text().toLowerCase(Locale.ROOT))
                .toList();
    }
}
