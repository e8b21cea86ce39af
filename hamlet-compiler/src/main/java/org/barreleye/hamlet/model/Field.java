package org.barreleye.hamlet.model;

import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A field of a capability.
 *
 * @param span of its name
 * @param name as declared
 * @param type the type of its content
 * @param equality whether copies agree in it
 */
public record Field(Span span, String name, FieldType type, boolean equality) implements Located {}
