package org.barreleye.flounder.rule;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.flounder.syntax.BoundSyntax;
import org.barreleye.flounder.syntax.EnumeratorSyntax;
import org.barreleye.flounder.syntax.FieldSyntax;
import org.barreleye.flounder.syntax.MessageSyntax;
import org.barreleye.flounder.syntax.ParameterSyntax;
import org.barreleye.flounder.syntax.Specification;
import org.barreleye.flounder.syntax.TypeSyntax;

/** The names that a source declares, scope by scope. */
final class DeclaredNames {
    private DeclaredNames() {}

    /** All of them, in every file. */
    static List<Name> names(Specification specification) {
        List<Name> names = new ArrayList<>(List.of(specification.definition().name()));
        scopes(specification).forEach(names::addAll);
        return names;
    }

    /** The names that must differ from each other, scope by scope. */
    static List<List<Name>> scopes(Specification specification) {
        List<List<Name>> scopes = new ArrayList<>();
        List<TypeSyntax> types = specification.types();
        scopes.add(types.stream().map(TypeSyntax::name).toList());
        scopes.add(specification.definition().messages().stream().map(MessageSyntax::name).toList());
        types.forEach(type -> scopes.add(inside(type)));
        specification.definition().messages().forEach(message -> scopes.add(parameters(message)));
        return scopes;
    }

    /** The parameters of a message, and what it calls the lengths of its arrays. */
    static List<Name> parameters(MessageSyntax message) {
        List<Name> names = new ArrayList<>();
        for (ParameterSyntax parameter : message.parameters()) {
            names.add(parameter.name());
            if (parameter.bound().orElse(null) instanceof BoundSyntax.Length length) {
                names.add(length.length());
            } else if (parameter.bound().orElse(null) instanceof BoundSyntax.Unbounded unbounded) {
                names.add(unbounded.length());
            }
        }
        return names;
    }

    private static List<Name> inside(TypeSyntax type) {
        if (type instanceof TypeSyntax.Structure structure) {
            return structure.fields().stream().map(FieldSyntax::name).toList();
        }
        return type instanceof TypeSyntax.Enumeration enumeration
                ? enumeration.enumerators().stream().map(EnumeratorSyntax::name).toList() : List.of();
    }
}
