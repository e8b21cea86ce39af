package org.barreleye.flounder.format;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.format.LexemeList;
import org.barreleye.compiler.format.LineEnds;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.syntax.InterfaceSyntax;
import org.barreleye.flounder.syntax.OldDialect;
import org.barreleye.flounder.syntax.Specification;
import org.barreleye.flounder.syntax.TypesSyntax;
import org.barreleye.flounder.syntax.antlr.FlounderReader;

/** The formatter of interface and types files; it can also rewrite the old dialect. */
public final class FlounderFormatter {
    private final Diagnostics diagnostics;
    private final OptionalInt migrationMaximum;

    /**
     * A formatter.
     *
     * @param migrationMaximum the bound of strings and arrays that have none in the old dialect; if empty, the dialect
     *     is not rewritten
     * @param diagnostics receives the errors of a source that cannot be read
     */
    public FlounderFormatter(OptionalInt migrationMaximum, Diagnostics diagnostics) {
        this.migrationMaximum = migrationMaximum;
        this.diagnostics = diagnostics;
    }

    /**
     * The text of a source in the one style, with the line ends of the source; empty if the source cannot be read.
     */
    public Optional<String> format(SourceFile source) {
        SourceFile current = migrated(source);
        Optional<String> meaning = meaning(current, diagnostics);
        if (meaning.isEmpty()) {
            return Optional.empty();
        }
        String formatted = LineEnds.asIn(source,
                FlounderLayout.format(new LexemeList(FlounderReader.lexemes(current))));
        Optional<String> kept = meaning(SourceFile.of(source.name(), formatted), new Diagnostics());
        if (!kept.equals(meaning)) {
            throw new IllegalStateException("formatting " + source.name() + " would have changed its meaning");
        }
        return Optional.of(formatted);
    }

    private SourceFile migrated(SourceFile source) {
        if (migrationMaximum.isEmpty() || !FlounderReader.holdsInterface(source)) {
            return source;
        }
        Optional<InterfaceSyntax> definition = FlounderReader.readInterface(source, new Diagnostics());
        if (definition.isEmpty()) {
            return source;
        }
        List<OldDialect.Edit> edits = OldDialect.edits(new Specification(definition.get(), List.of()),
                migrationMaximum.getAsInt());
        StringBuilder text = new StringBuilder(source.text());
        for (int i = edits.size() - 1; i >= 0; i--) {
            OldDialect.Edit edit = edits.get(i);
            text.replace(edit.span().startOffset(), edit.span().endOffset(), edit.replacement());
        }
        return SourceFile.of(source.name(), text.toString());
    }

    /** The content of a source in canonical spelling. */
    private static Optional<String> meaning(SourceFile source, Diagnostics diagnostics) {
        if (FlounderReader.holdsInterface(source)) {
            return FlounderReader.readInterface(source, diagnostics)
                    .filter(definition -> !diagnostics.hasErrors())
                    .map(FlounderPrinter::print);
        }
        Optional<TypesSyntax> types = FlounderReader.readTypes(source, diagnostics);
        types.flatMap(TypesSyntax::unread).ifPresent(unread -> diagnostics.report(FlounderCode.SYNTAX, unread,
                "this is not a declaration of a type: the rest of this file cannot be read"));
        return types.filter(read -> read.unread().isEmpty()).map(read -> FlounderPrinter.print(read.types()));
    }
}
