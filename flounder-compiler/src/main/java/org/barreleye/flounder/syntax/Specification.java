package org.barreleye.flounder.syntax;

import java.util.List;
import java.util.stream.Stream;

/**
 * An interface with the types files that it is compiled with.
 *
 * @param definition the interface
 * @param imports in order
 */
public record Specification(InterfaceSyntax definition, List<TypesSyntax> imports) {
    /** Copies the list. */
    public Specification {
        imports = List.copyOf(imports);
    }

    /** All declarations of types: the imported ones, then the interface's own. */
    public List<TypeSyntax> types() {
        return Stream.concat(imports.stream().flatMap(file -> file.types().stream()), definition.types().stream())
                .toList();
    }

    /** Returns whether a type of this name is declared anywhere. */
    public boolean declares(String type) {
        return types().stream().anyMatch(declaration -> declaration.name().text().equals(type));
    }
}
