package org.barreleye.flounder.syntax;

import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A string literal as it is written.
 *
 * @param span with the quotes
 * @param value its value
 */
public record StringSyntax(Span span, String value) implements Located {}
