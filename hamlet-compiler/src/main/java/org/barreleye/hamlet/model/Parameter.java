package org.barreleye.hamlet.model;

import java.util.Optional;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * A parameter or result of an invocation: one word.
 *
 * @param span the span of its name
 * @param name the name as declared
 * @param type the type
 * @param source for an object type: the parameter that holds the capability to retype
 */
public record Parameter(Span span, String name, ParameterType type, Optional<String> source) implements Located {}
