package org.barreleye.flounder.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.flounder.syntax.TypeSyntax;
import org.barreleye.flounder.syntax.TypesSyntax;

/**
 * Sorts types files so that each comes after those whose types it uses: a topological sort, depth first. Files that do
 * not depend on each other keep their order, and so do files that depend on each other in a circle.
 */
public final class ImportOrder {
    private final Map<String, TypesSyntax> declaring = new LinkedHashMap<>();
    private final Set<TypesSyntax> visited = new LinkedHashSet<>();
    private final List<TypesSyntax> sorted = new ArrayList<>();

    private ImportOrder() {}

    /** Sorts types files. */
    public static List<TypesSyntax> sorted(List<TypesSyntax> files) {
        ImportOrder order = new ImportOrder();
        files.forEach(file -> file.types().forEach(type -> order.declaring.putIfAbsent(type.name().text(), file)));
        files.forEach(order::visit);
        return order.sorted;
    }

    private void visit(TypesSyntax file) {
        if (visited.add(file)) {
            file.types().stream().flatMap(type -> type.accept(new UsedNames())).map(Name::text)
                    .filter(declaring::containsKey).forEach(name -> visit(declaring.get(name)));
            sorted.add(file);
        }
    }

    /** The names of the types of which a declaration is made. */
    private static final class UsedNames implements TypeSyntax.Visitor<Stream<Name>> {
        @Override
        public Stream<Name> alias(TypeSyntax.Alias declaration) {
            return Stream.of(declaration.target());
        }

        @Override
        public Stream<Name> renaming(TypeSyntax.Renaming declaration) {
            return Stream.of(declaration.target());
        }

        @Override
        public Stream<Name> fixedArray(TypeSyntax.FixedArray declaration) {
            return Stream.of(declaration.element());
        }

        @Override
        public Stream<Name> enumeration(TypeSyntax.Enumeration declaration) {
            return Stream.of();
        }

        @Override
        public Stream<Name> structure(TypeSyntax.Structure declaration) {
            return declaration.fields().stream().map(field -> field.type());
        }
    }
}
