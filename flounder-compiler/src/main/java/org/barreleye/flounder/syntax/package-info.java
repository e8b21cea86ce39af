/**
 * What an author wrote: records that mirror the text, with unresolved names and the span of everything.
 *
 * <p>Begin at {@link org.barreleye.flounder.syntax.InterfaceSyntax} and
 * {@link org.barreleye.flounder.syntax.TypesSyntax}. The old dialect has its place here, so that it can be refused with
 * a hint. Must not know: what anything means, ANTLR. Made by: {@code syntax.antlr}. Go on to: {@code model}.
 */
package org.barreleye.flounder.syntax;
