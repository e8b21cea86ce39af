package org.barreleye.hamlet.model;

import java.util.List;
import org.barreleye.hamlet.syntax.TypeSyntax.Conversion;

/** An address or a size: one or two operands added up, and converted. */
public record Extent(Conversion conversion, List<Operand> operands) {
    /** Keeps the list as it is. */
    public Extent {
        operands = List.copyOf(operands);
    }

    /** What is added up. */
    public sealed interface Operand {
        /** A definition. */
        record Constant(long value) implements Operand {}

        /** A field of the type. */
        record OfField(Field field) implements Operand {}
    }
}
