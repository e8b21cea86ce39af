package org.barreleye.flounder.model;

import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A value that a message carries.
 *
 * @param name as in the source
 * @param type what it is
 * @param typeName what the source calls the type
 * @param span where it is declared
 */
public record Parameter(String name, Type type, String typeName, Span span) implements Located {}
