package org.barreleye.hamlet.syntax;

import java.util.List;
import org.barreleye.compiler.source.SourceFile;

/**
 * A source as it was written.
 *
 * @param source the file
 * @param declarations in order
 */
public record SpecificationSyntax(SourceFile source, List<DeclarationSyntax> declarations) {
    /** Copies the list. */
    public SpecificationSyntax {
        declarations = List.copyOf(declarations);
    }

    /** The capability types, in order. */
    public List<TypeSyntax> types() {
        return all(TypeSyntax.class);
    }

    /** The constants, in order. */
    public List<DeclarationSyntax.Define> defines() {
        return all(DeclarationSyntax.Define.class);
    }

    /** The declarations of one kind, in order. */
    public <T extends DeclarationSyntax> List<T> all(Class<T> kind) {
        return declarations.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
