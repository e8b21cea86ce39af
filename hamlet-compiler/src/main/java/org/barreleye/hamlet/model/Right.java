package org.barreleye.hamlet.model;

import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A right of the holder of a capability.
 *
 * @param span of its name
 * @param name as declared
 * @param bit 0 .. 7
 */
public record Right(Span span, String name, int bit) implements Located {
    /** The most rights there can be: they travel in a byte. */
    public static final int MAX = 8;

    /** The set that holds only this right. */
    public int mask() {
        return 1 << bit;
    }
}
