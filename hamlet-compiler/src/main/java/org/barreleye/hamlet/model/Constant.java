package org.barreleye.hamlet.model;

import java.util.List;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A named number.
 *
 * @param span the span of its name
 * @param documentation the lines of its doc comment
 * @param name as declared
 * @param value the value, 64 bits, signed or unsigned
 */
public record Constant(Span span, List<String> documentation, String name, long value) implements Located {
    /** Copies the list. */
    public Constant {
        documentation = List.copyOf(documentation);
    }

    /** Tests whether the value is an int in C: it fits 32 bits. */
    public boolean isInt() {
        return value == (int) value;
    }
}
