package org.barreleye.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.source.Span;

/** A diagnostic that has been reported and may still be given notes and a suggestion. */
public final class DiagnosticBuilder {
    private final DiagnosticCode code;
    private final Span span;
    private final String message;
    private final List<Note> notes = new ArrayList<>();
    private Optional<Suggestion> suggestion = Optional.empty();

    DiagnosticBuilder(DiagnosticCode code, Span span, String message) {
        this.code = code;
        this.span = span;
        this.message = message;
    }

    /** Adds a remark. */
    public DiagnosticBuilder note(String text) {
        notes.add(new Note(Optional.empty(), text));
        return this;
    }

    /** Adds a remark about another place. */
    public DiagnosticBuilder note(Span place, String text) {
        notes.add(new Note(Optional.of(place), text));
        return this;
    }

    /** Suggests other text for the place that is complained about. */
    public DiagnosticBuilder suggest(String replacement) {
        return suggest(span, replacement);
    }

    /** Suggests other text for another place. */
    public DiagnosticBuilder suggest(Span place, String replacement) {
        suggestion = Optional.of(new Suggestion(place, replacement));
        return this;
    }

    Diagnostic build() {
        return new Diagnostic(code, code.severity(), span, message, notes, suggestion);
    }
}
