package org.barreleye.hamlet.syntax;

import org.barreleye.compiler.lexical.Name;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * {@code TYPE NAME;}.
 *
 * @param span from the type to the semicolon
 * @param type a name, or the text of a string
 * @param quoted whether the type was written as a string
 * @param name of the field
 */
public record FieldSyntax(Span span, Name type, boolean quoted, Name name) implements Located {}
