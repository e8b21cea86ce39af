package org.barreleye.hamlet.model;

import java.util.Optional;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * One word of an invocation.
 *
 * @param span of its name
 * @param name as declared
 * @param type the type of its content
 * @param source for an object type: the parameter that holds the capability to retype
 */
public record Parameter(Span span, String name, ParameterType type, Optional<String> source) implements Located {}
