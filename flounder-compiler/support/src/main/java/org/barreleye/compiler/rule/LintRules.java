package org.barreleye.compiler.rule;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.Diagnostics;

/**
 * Lint rules about one part of a source, each under the one code that it reports.
 *
 * @param rules the rules in the order in which they are applied
 */
public record LintRules<C extends DiagnosticCode, T>(Map<C, ? extends Rule<T>> rules) {
    /** Copies the map. */
    public LintRules {
        rules = new LinkedHashMap<>(rules);
    }

    /** Applies the rules whose codes are wanted. */
    public void check(Set<C> wanted, T subject, Diagnostics diagnostics) {
        rules.forEach((code, rule) -> {
            if (wanted.contains(code)) {
                rule.check(subject, diagnostics);
            }
        });
    }

    /**
     * The lint rules with some codes or readable names, as {@code FL0033} or {@code unused-type}; all if none is named.
     *
     * @param all the codes of all lint rules
     * @throws IllegalArgumentException with a sentence for the user, if there is no such rule
     */
    public static <C extends DiagnosticCode> Set<C> select(Set<C> all, List<String> names) {
        if (names.isEmpty()) {
            return all;
        }
        Set<C> selected = new LinkedHashSet<>();
        for (String name : names) {
            selected.add(DiagnosticCode.find(all, name).orElseThrow(() -> new IllegalArgumentException(
                    "'" + name + "' is not a lint rule; the lint rules are " + all.stream()
                            .map(code -> code.code() + " (" + code.readableName() + ")")
                            .collect(Collectors.joining(", ")))));
        }
        return selected;
    }
}
