/**
 * What was written: records that mirror the text, with names that nobody has resolved yet.
 *
 * <p>Begin at {@link org.barreleye.hamlet.syntax.SpecificationSyntax}. Must not know: what anything means. Came from:
 * {@code syntax.antlr}. Go on to: {@code rule} and {@code model}.
 */
package org.barreleye.hamlet.syntax;
