package org.barreleye.hamlet.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Nearest;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.syntax.SpecificationSyntax;
import org.barreleye.hamlet.syntax.TypeSyntax;

/** The types that are complete so far, to be looked up as {@code from} and {@code inherit} do: whatever the case. */
final class TypeTable {
    private final SpecificationSyntax syntax;
    private final Diagnostics diagnostics;
    private final List<CapabilityType> resolved = new ArrayList<>();

    TypeTable(SpecificationSyntax syntax, Diagnostics diagnostics) {
        this.syntax = syntax;
        this.diagnostics = diagnostics;
    }

    void add(CapabilityType type) {
        resolved.add(type);
    }

    List<CapabilityType> resolved() {
        return resolved;
    }

    /** The type that a name refers to, from within another one; empty if there is none, which was reported. */
    Optional<CapabilityType> find(Name reference, TypeSyntax from) {
        // Newest first, as in the reference; it matters only for names that differ in case, which are an error anyway.
        for (int i = resolved.size() - 1; i >= 0; i--) {
            CapabilityType candidate = resolved.get(i);
            if (sameName(candidate.name(), reference.text())) {
                if (!candidate.name().equals(reference.text())) {
                    diagnostics.report(HamletCode.REFERENCE_DIFFERS_IN_CASE, reference.span(),
                            "'" + reference + "' is declared as '" + candidate.name() + "'")
                            .note(candidate.span(), "declared here").suggest(candidate.name());
                }
                return Optional.of(candidate);
            }
        }
        reportUnresolved(reference, from);
        return Optional.empty();
    }

    private void reportUnresolved(Name reference, TypeSyntax from) {
        if (sameName(reference.text(), from.name().text())) {
            diagnostics.report(HamletCode.FORWARD_REFERENCE, reference.span(),
                    "'" + from.name() + "' refers to itself: a type that can be retyped into itself needs 'from_self'");
            return;
        }
        Optional<TypeSyntax> later = syntax.types().stream()
                .filter(type -> sameName(type.name().text(), reference.text()))
                .findFirst();
        if (later.isPresent()) {
            diagnostics.report(HamletCode.FORWARD_REFERENCE, reference.span(),
                    "'" + reference + "' is declared only later: a type comes behind those that it builds on")
                    .note(later.get().name().span(), "declared here: move it up");
            return;
        }
        var report = diagnostics.report(HamletCode.UNKNOWN_TYPE, reference.span(),
                "there is no capability type called '" + reference + "'");
        Nearest.to(reference.text(), resolved, CapabilityType::name).ifPresent(nearest -> report
                .note(nearest.span(), "did you mean '" + nearest.name() + "', declared here?")
                .suggest(nearest.name()));
    }

    private static boolean sameName(String left, String right) {
        return left.toLowerCase(Locale.ROOT).equals(right.toLowerCase(Locale.ROOT));
    }
}
