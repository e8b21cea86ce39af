package org.barreleye.hamlet.model;

/** A field of a type; identity fields take part in comparison. */
public record Field(String name, FieldType type, boolean identity) {}
