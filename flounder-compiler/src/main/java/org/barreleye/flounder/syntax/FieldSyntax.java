package org.barreleye.flounder.syntax;

import java.util.Optional;
import org.barreleye.compiler.lexical.DocComment;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * {@code TYPE NAME;} or {@code TYPE NAME[BOUND];} within a structure.
 *
 * @param span of all of it
 * @param documentation the comment before it
 * @param type an existing type
 * @param name of the field
 * @param bound the length of an array, or the maximum of a string
 */
public record FieldSyntax(Span span, Optional<DocComment> documentation, Name type, Name name,
        Optional<NumberSyntax> bound) implements Located {}
