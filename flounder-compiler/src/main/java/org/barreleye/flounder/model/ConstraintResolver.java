package org.barreleye.flounder.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barreleye.compiler.diagnostic.DiagnosticBuilder;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Nearest;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.CapabilityTypes.CapabilityType;
import org.barreleye.flounder.syntax.ConstraintSyntax;

/** Finds out on which terms a capability travels. Empty answers have been reported. */
final class ConstraintResolver {
    private final Optional<CapabilityTypes> known;
    private final Diagnostics diagnostics;

    /**
     * Makes a resolver.
     *
     * @param known the types that may be named; empty if no capability index was given
     */
    ConstraintResolver(Optional<CapabilityTypes> known, Diagnostics diagnostics) {
        this.known = known;
        this.diagnostics = diagnostics;
    }

    /**
     * A capability on terms.
     *
     * @param type of the parameter
     * @param typeName its name in the source
     */
    Optional<Capability> resolve(Type type, Name typeName, ConstraintSyntax constraint) {
        if (!(type instanceof Capability capability)) {
            diagnostics.report(FlounderCode.CONSTRAINT_ON_NON_CAPABILITY, constraint.span(),
                    "only capabilities have constraints, and '" + typeName + "' is none");
            return Optional.empty();
        }
        if (known.isEmpty()) {
            diagnostics.report(FlounderCode.CONSTRAINT_WITHOUT_INDEX, constraint.span(),
                            "without a capability index it is unknown what '" + constraint.type() + "' is")
                    .note("give one with --capabilities; 'hamlet dump' writes it");
            return Optional.empty();
        }
        Optional<CapabilityType> resolvedType = type(constraint.type(), known.get());
        Set<String> named = rights(constraint.rights(), known.get());
        List<String> rights = known.get().rightNames().stream().filter(named::contains).toList();
        int mask = rights.stream().mapToInt(right -> 1 << known.get().rights().get(right)).sum();
        return resolvedType.filter(one -> named.size() == constraint.rights().size())
                .map(one -> capability.constrainedBy(new Capability.Constraint(one, rights, mask)));
    }

    private Optional<CapabilityType> type(Name name, CapabilityTypes types) {
        Optional<CapabilityType> found = types.type(name.text());
        if (found.isEmpty()) {
            DiagnosticBuilder report = diagnostics.report(FlounderCode.UNKNOWN_CAPABILITY_TYPE, name.span(),
                    "the capability index has no type '" + name + "'");
            Nearest.to(name.text(), types.typeNames()).ifPresent(report::suggest);
            return found;
        }
        CapabilityType type = found.get();
        if (type.isAbstract() || !type.transferable()) {
            diagnostics.report(FlounderCode.NOT_TRANSFERABLE, name.span(), type.isAbstract()
                    ? "no capability is of the type '" + name + "', which is abstract"
                    : "capabilities of type '" + name
                            + "' cannot be sent, since its specification does not declare it @transferable");
            return Optional.empty();
        }
        return found;
    }

    private Set<String> rights(List<Name> names, CapabilityTypes types) {
        Set<String> rights = new LinkedHashSet<>();
        for (Name name : names) {
            if (!types.rights().containsKey(name.text())) {
                DiagnosticBuilder report = diagnostics.report(FlounderCode.UNKNOWN_RIGHT, name.span(),
                        "the capability index has no right '" + name + "'");
                Nearest.to(name.text(), types.rightNames()).ifPresent(report::suggest);
            } else if (!rights.add(name.text())) {
                diagnostics.report(FlounderCode.DUPLICATE_RIGHT, name.span(), "the right '" + name
                        + "' is named twice");
            }
        }
        return rights;
    }
}
