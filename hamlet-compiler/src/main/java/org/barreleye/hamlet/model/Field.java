package org.barreleye.hamlet.model;

import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A field of a capability.
 *
 * @param span the span of its name
 * @param name the name as declared
 * @param type the type
 * @param equality whether copies agree in it
 */
public record Field(Span span, String name, FieldType type, boolean equality) implements Located {}
