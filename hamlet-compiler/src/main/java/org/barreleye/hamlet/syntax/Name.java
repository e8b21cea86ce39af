package org.barreleye.hamlet.syntax;

import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A name as it was written.
 *
 * @param text spelled as in the source; without its quotes if it was quoted
 * @param quoted whether it stood in quotes, which only types of fields may
 */
public record Name(Span span, String text, boolean quoted) implements Located {}
