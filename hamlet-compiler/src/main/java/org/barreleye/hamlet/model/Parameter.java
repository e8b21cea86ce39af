package org.barreleye.hamlet.model;

import java.util.Optional;

/** An argument or result of an invocation; {@code source} names the argument that a type is to be retyped from. */
public record Parameter(String name, ParameterType type, Optional<String> source) {}
