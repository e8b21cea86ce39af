package org.barreleye.flounder.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.barreleye.compiler.diagnostic.DiagnosticBuilder;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Nearest;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.flounder.diagnostic.FlounderCode;

/** The types that are known at some point of a source: the builtin ones, and what was declared before. */
final class TypeTable {
    private final Diagnostics diagnostics;
    private final Map<String, Known> known = new LinkedHashMap<>();
    /** Declared with errors: their uses are not reported. */
    private final Set<String> broken = new LinkedHashSet<>();
    private Map<String, Name> later = new LinkedHashMap<>();

    TypeTable(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** A builtin type; strings are none, since they are nothing without a bound. */
    static Optional<Known> builtin(String name) {
        Optional<Known> scalar = Scalar.named(name).map(type -> new Known(type, Extent.of(type), Optional.empty()));
        return scalar.or(() -> Capability.named(name)
                .map(type -> new Known(type, Extent.CAPABILITY, Optional.empty())));
    }

    /** Returns whether a name means a builtin type, or a string. */
    static boolean isBuiltin(String name) {
        return name.equals(Text.SPELLING) || builtin(name).isPresent();
    }

    /** Adds the names that the rest of the source declares, to distinguish "not yet" from "never". */
    void setLaterDeclarations(List<Name> names) {
        later = new LinkedHashMap<>();
        names.forEach(name -> later.putIfAbsent(name.text(), name));
    }

    /** The type that a name means here. Reports a name that means none, unless that was reported already. */
    Optional<Known> lookUp(Name name) {
        Optional<Known> found = builtin(name.text()).or(() -> Optional.ofNullable(known.get(name.text())));
        if (found.isEmpty() && !broken.contains(name.text())) {
            reportUnresolved(name);
        }
        return found;
    }

    /** The declaration of a name. */
    Optional<Known> declared(String name) {
        return Optional.ofNullable(known.get(name));
    }

    /** Makes a name known from here on. */
    void declare(TypeDefinition definition, Extent extent) {
        known.put(definition.name(), new Known(definition.type(), extent, Optional.of(definition)));
        later.remove(definition.name());
    }

    /** Remembers that a declaration was refused. */
    void declareBroken(Name name) {
        broken.add(name.text());
        later.remove(name.text());
    }

    /** All that is declared, in order. */
    List<TypeDefinition> definitions() {
        return known.values().stream().flatMap(type -> type.definition().stream()).toList();
    }

    private void reportUnresolved(Name name) {
        Name declaration = later.get(name.text());
        if (name.text().equals(Text.SPELLING)) {
            diagnostics.report(FlounderCode.STRING_WITHOUT_BOUND, name.span(),
                    "a string needs a bound here, as in 'String name[64]'");
        } else if (declaration != null) {
            diagnostics.report(FlounderCode.USED_BEFORE_DECLARATION, name.span(),
                            "the type '" + name + "' is used before it is declared")
                    .note(declaration.span(), "declared here: move it up");
        } else {
            reportUnknown(name);
        }
    }

    private void reportUnknown(Name name) {
        DiagnosticBuilder report = diagnostics.report(FlounderCode.UNKNOWN_TYPE, name.span(),
                "'" + name + "' is no builtin type, and nothing before this declares it");
        similarType(name.text()).ifPresent(similar -> {
            report.suggest(similar);
            declared(similar).flatMap(Known::definition)
                    .ifPresent(definition -> report.note(definition.span(), "did you mean '" + similar + "'?"));
        });
    }

    private Optional<String> similarType(String name) {
        return switch (name) {
            case "string" -> Optional.of(Text.SPELLING);
            case "capref", "capability" -> Optional.of("cap");
            default -> nearest(name);
        };
    }

    private Optional<String> nearest(String name) {
        List<String> candidates = new ArrayList<>(List.of("int", Text.SPELLING));
        for (Scalar scalar : Scalar.values()) {
            candidates.add(scalar.spelling());
        }
        for (Capability.Mode mode : Capability.Mode.values()) {
            candidates.add(mode.spelling());
        }
        candidates.addAll(known.keySet());
        return Nearest.to(name, candidates);
    }

    /**
     * A type that may be used.
     *
     * @param type its type
     * @param extent its size
     * @param definition its declaration; empty if it is builtin
     */
    record Known(Type type, Extent extent, Optional<TypeDefinition> definition) {}
}
