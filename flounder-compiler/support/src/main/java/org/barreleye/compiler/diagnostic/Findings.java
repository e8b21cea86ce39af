package org.barreleye.compiler.diagnostic;

import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The findings of a run.
 *
 * @param diagnostics the findings to show, sorted
 * @param omitted the number of findings beyond the limit of the run, 0 or more
 */
public record Findings(List<Diagnostic> diagnostics, int omitted) {
    /** Copies the list. */
    public Findings {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Sorts diagnostics and keeps as many as the limit allows, errors before warnings before notes. */
    static Findings of(List<Diagnostic> all, int limit) {
        List<Diagnostic> kept = all.stream()
                .sorted(Comparator.comparing(Diagnostic::severity).thenComparing(Comparator.naturalOrder()))
                .limit(limit)
                .sorted()
                .toList();
        return new Findings(kept, all.size() - kept.size());
    }

    /** Nothing found. */
    public static Findings empty() {
        return new Findings(List.of(), 0);
    }

    /** Returns whether anything must keep the compiler from generating. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }

    /** Returns whether there is nothing to show. */
    public boolean isEmpty() {
        return diagnostics.isEmpty();
    }

    /** The same findings with every warning taken as an error. */
    public Findings warningsAsErrors() {
        return new Findings(diagnostics.stream()
                .map(diagnostic -> diagnostic.severity() == Severity.WARNING
                        ? diagnostic.withSeverity(Severity.ERROR)
                        : diagnostic)
                .toList(), omitted);
    }

    /** Only the errors: what a quiet run shows. */
    public Findings errorsOnly() {
        return new Findings(diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .toList(), hasErrors() ? omitted : 0);
    }

    /** The findings of several runs, in their order. */
    public static Findings merge(List<Findings> findings) {
        List<Diagnostic> all = findings.stream().flatMap(some -> some.diagnostics().stream()).toList();
        return new Findings(all, findings.stream().mapToInt(Findings::omitted).sum());
    }

    /** The same findings in files that are called otherwise. */
    public Findings renamed(UnaryOperator<String> names) {
        return new Findings(diagnostics.stream().map(diagnostic -> diagnostic.renamed(names)).toList(), omitted);
    }
}
