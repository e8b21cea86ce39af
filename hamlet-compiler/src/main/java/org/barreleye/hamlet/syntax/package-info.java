/**
 * The syntax of specifications: records that mirror the text, with unresolved names.
 *
 * <p>Begin at {@link org.barreleye.hamlet.syntax.SpecificationSyntax}. The package may not know the meaning of a text.
 *
 * <p>Previous stop: {@code hamlet.syntax.antlr}. Next stop: {@code hamlet.model}.
 */
package org.barreleye.hamlet.syntax;
