package org.barreleye.compiler.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.barreleye.compiler.diagnostic.DiagnosticBuilder;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.Span;

/**
 * A difference between two versions of a definition.
 *
 * @param breakage its consequence
 * @param span its place, in the new version if the new version has it, else in the old one
 * @param old its place in the old version, if the span is in the new one
 * @param sentence the difference in words
 */
public record Change(Breakage breakage, Span span, Optional<Span> old, String sentence) {
    /** Reports the changes whose consequence is at least as bad as a level. */
    public static void report(List<Change> changes, Breakage level, Function<Breakage, DiagnosticCode> codes,
            Diagnostics diagnostics) {
        for (Change change : changes) {
            if (change.breakage().compareTo(level) <= 0) {
                DiagnosticBuilder report = diagnostics.report(codes.apply(change.breakage()), change.span(),
                        change.sentence());
                change.old().ifPresent(span -> report.note(span, "this is the old version"));
            }
        }
    }
}
