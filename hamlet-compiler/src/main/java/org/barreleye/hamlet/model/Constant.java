package org.barreleye.hamlet.model;

import java.util.List;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A named number.
 *
 * @param span of its name
 * @param documentation the comment before it
 * @param name as declared
 * @param value its 64 bits, which are read as unsigned where an unsigned number is needed
 */
public record Constant(Span span, List<String> documentation, String name, long value) implements Located {
    /** Copies the list. */
    public Constant {
        documentation = List.copyOf(documentation);
    }

    /** Whether it is what C calls an int: 32 bits hold it. */
    public boolean isInt() {
        return value == (int) value;
    }
}
