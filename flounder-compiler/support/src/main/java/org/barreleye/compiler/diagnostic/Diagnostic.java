package org.barreleye.compiler.diagnostic;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * One finding. Diagnostics sort by place, then by severity, code and message.
 *
 * @param code the kind of finding
 * @param severity the severity in this run, which may be higher than that of the code
 * @param span its place
 * @param message a sentence in the author's words, on one line
 * @param notes further remarks
 * @param suggestion a correction that a tool can apply, if there is one
 */
public record Diagnostic(DiagnosticCode code, Severity severity, Span span, String message, List<Note> notes,
        Optional<Suggestion> suggestion) implements Comparable<Diagnostic>, Located {
    private static final Comparator<Diagnostic> ORDER = Comparator.comparing(Diagnostic::span)
            .thenComparing(Diagnostic::severity)
            .thenComparing(diagnostic -> diagnostic.code().code())
            .thenComparing(Diagnostic::message);

    /** Copies the notes. */
    public Diagnostic {
        notes = List.copyOf(notes);
    }

    /** The same finding, taken more or less seriously. */
    public Diagnostic withSeverity(Severity other) {
        return new Diagnostic(code, other, span, message, notes, suggestion);
    }

    /** The same finding in files that are called otherwise. */
    public Diagnostic renamed(UnaryOperator<String> names) {
        return new Diagnostic(code, severity, span.renamed(names), message,
                notes.stream().map(note -> new Note(note.span().map(place -> place.renamed(names)), note.text()))
                .toList(), suggestion
                .map(change -> new Suggestion(change.span().renamed(names), change.replacement())));
    }

    @Override
    public int compareTo(Diagnostic other) {
        return ORDER.compare(this, other);
    }

    /** For people: {@code file:line:column: error[FL0007]: message}. */
    @Override
    public String toString() {
        return span + ": " + severity.label() + "[" + code.code() + "]: " + message;
    }
}
