package org.barreleye.compiler.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.barreleye.compiler.source.Span;

/** The collector of the findings of a run. The phases of a compiler report here; a bad source throws nothing. */
public final class Diagnostics {
    /** The number of findings that a run shows by default. */
    public static final int DEFAULT_LIMIT = 100;

    private final int limit;
    private final List<DiagnosticBuilder> builders = new ArrayList<>();
    private boolean errors;

    /** A collector with the {@linkplain #DEFAULT_LIMIT usual limit}. */
    public Diagnostics() {
        this(DEFAULT_LIMIT);
    }

    /** A collector whose findings are cut to the given number, 1 or more; errors are kept before warnings. */
    public Diagnostics(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("at least one finding must be shown, not " + limit);
        }
        this.limit = limit;
    }

    /** Reports a finding; add notes and a suggestion to what is returned. */
    public DiagnosticBuilder report(DiagnosticCode code, Span span, String message) {
        errors |= code.severity() == Severity.ERROR;
        DiagnosticBuilder builder = new DiagnosticBuilder(code, span, message);
        builders.add(builder);
        return builder;
    }

    /** Adds the errors of another collector that a test accepts. */
    public void addErrors(Diagnostics others, Predicate<Diagnostic> accepted) {
        for (DiagnosticBuilder builder : others.builders) {
            Diagnostic diagnostic = builder.build();
            if (diagnostic.severity() == Severity.ERROR && accepted.test(diagnostic)) {
                builders.add(builder);
                errors = true;
            }
        }
    }

    /** Returns whether an error was reported, so that the next phase must not run. */
    public boolean hasErrors() {
        return errors;
    }

    /** The findings so far: sorted, each once, cut to the limit. */
    public Findings findings() {
        Map<DuplicateKey, Diagnostic> unique = new LinkedHashMap<>();
        for (DiagnosticBuilder builder : builders) {
            Diagnostic diagnostic = builder.build();
            unique.putIfAbsent(new DuplicateKey(diagnostic.code(), diagnostic.span(), diagnostic.message()),
                    diagnostic);
        }
        return Findings.of(List.copyOf(unique.values()), limit);
    }

    /** Two reports that agree in these are the same finding. */
    private record DuplicateKey(DiagnosticCode code, Span span, String message) {}
}
