package org.barreleye.hamlet.syntax;

import java.util.Optional;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * {@code TYPE NAME}, or {@code objtype NAME from PARAMETER}.
 *
 * @param span all of it
 * @param type its type
 * @param name its name
 * @param source the parameter that holds the source of the retype
 */
public record ParameterSyntax(Span span, Name type, Name name, Optional<Name> source) implements Located {}
