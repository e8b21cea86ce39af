/**
 * What was meant: a specification whose names are resolved and whose types are complete. Immutable.
 *
 * <p>Begin at {@link org.barreleye.hamlet.model.Specification}; {@link org.barreleye.hamlet.model.Resolver} makes it
 * from {@code syntax} and reports what cannot be resolved. Whether it makes sense is for {@code rule} to say. Must not
 * know: ANTLR, Java text. Go on to: {@code analysis}.
 */
package org.barreleye.hamlet.model;
