package org.barreleye.flounder.model;

import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A value that a message carries.
 *
 * @param name as in the source
 * @param type its type
 * @param typeName the name of the type in the source
 * @param span the place of its declaration
 */
public record Parameter(String name, Type type, String typeName, Span span) implements Located {}
