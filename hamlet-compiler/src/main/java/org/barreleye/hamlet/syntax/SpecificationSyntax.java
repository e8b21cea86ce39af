package org.barreleye.hamlet.syntax;

import java.util.List;
import org.barreleye.compiler.source.Span;

/** A whole file. */
public record SpecificationSyntax(List<Define> defines, List<Right> rights, List<TypeSyntax> types) {
    /** Keeps the lists as they are. */
    public SpecificationSyntax {
        defines = List.copyOf(defines);
        rights = List.copyOf(rights);
        types = List.copyOf(types);
    }

    /** {@code define name value;}, the value spelled as written. */
    public record Define(Name name, Span valueSpan, String value) {}

    /** A right, in the order of declaration. */
    public record Right(Name name) {}
}
