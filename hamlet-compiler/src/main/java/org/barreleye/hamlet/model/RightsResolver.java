package org.barreleye.hamlet.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Nearest;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.hamlet.diagnostic.HamletCode;

/** Finds the rights that lists of names speak of. */
final class RightsResolver {
    private final Map<String, Right> rights;
    private final Diagnostics diagnostics;

    RightsResolver(Map<String, Right> rights, Diagnostics diagnostics) {
        this.rights = rights;
        this.diagnostics = diagnostics;
    }

    /** Those that exist, once each, sorted by bit. */
    List<Right> resolve(List<Name> names) {
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
