package org.barreleye.hamlet.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Nearest;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.hamlet.diagnostic.HamletCode;

/** Resolves lists of rights. */
final class RightsResolver {
    private final Map<String, Right> rights;
    private final Diagnostics diagnostics;

    RightsResolver(Map<String, Right> rights, Diagnostics diagnostics) {
        this.rights = rights;
        this.diagnostics = diagnostics;
    }

    /** The rights that exist, once each, sorted by bit. A right that is listed twice is an error. */
    List<Right> resolve(List<Name> names) {
        for (int i = 0; i < names.size(); i++) {
            Name name = names.get(i);
            names.subList(0, i).stream()
                    .filter(earlier -> earlier.text().equals(name.text()))
                    .findFirst()
                    .ifPresent(earlier -> diagnostics.report(HamletCode.DUPLICATE_NAME, name.span(),
                            "the right '" + name + "' is listed twice").note(earlier.span(), "first listed here"));
        }
        return names.stream()
                .map(this::resolve)
                .flatMap(Optional::stream)
                .distinct()
                .sorted(Comparator.comparingInt(Right::bit))
                .toList();
    }

    private Optional<Right> resolve(Name name) {
        Right right = rights.get(name.text());
        if (right == null) {
            var report = diagnostics.report(HamletCode.UNKNOWN_RIGHT, name.span(), "there is no right called '" + name
                    + "'" + (rights.isEmpty() ? ": no 'rights' are declared" : ""));
            Nearest.to(name.text(), rights.values(), Right::name).ifPresent(nearest -> report
                    .note(nearest.span(), "did you mean '" + nearest.name() + "', declared here?")
                    .suggest(nearest.name()));
        }
        return Optional.ofNullable(right);
    }
}
