package org.barreleye.hamlet.syntax;

import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A name as it is written somewhere.
 *
 * @param span where
 * @param text the name
 */
public record Name(Span span, String text) implements Located {
    @Override
    public String toString() {
        return text;
    }
}
