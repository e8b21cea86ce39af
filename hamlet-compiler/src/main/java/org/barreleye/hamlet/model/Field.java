package org.barreleye.hamlet.model;

import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * Something that a capability knows.
 *
 * @param span of its name
 * @param name as declared
 * @param type what it holds
 * @param equality whether copies agree in it
 */
public record Field(Span span, String name, FieldType type, boolean equality) implements Located {}
