package org.barreleye.compiler.lexical;

import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A name as it is written in a source.
 *
 * @param span its place
 * @param text the name
 */
public record Name(Span span, String text) implements Located {
    @Override
    public String toString() {
        return text;
    }
}
