/**
 * The meaning of a specification: names are resolved and types are complete. Immutable.
 *
 * <p>Begin at {@link org.barreleye.hamlet.model.Specification}; {@link org.barreleye.hamlet.model.Resolver} makes it
 * from {@code syntax} and reports names that cannot be resolved. Further errors are reported by {@code rule}. The
 * package may not know ANTLR or how Java is emitted.
 *
 * <p>Previous stop: {@code hamlet.syntax}. Next stop: {@code hamlet.rule}.
 */
package org.barreleye.hamlet.model;
