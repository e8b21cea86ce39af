/**
 * The syntax of interfaces: records that mirror the text, with unresolved names and a span for each part.
 *
 * <p>Begin at {@link org.barreleye.flounder.syntax.InterfaceSyntax} and
 * {@link org.barreleye.flounder.syntax.TypesSyntax}. The old dialect is part of it, so that it can be refused with a
 * hint. The package may not know the meaning of a text or ANTLR.
 *
 * <p>Previous stop: {@code flounder.syntax.antlr}. Next stop: {@code flounder.model}.
 */
package org.barreleye.flounder.syntax;
