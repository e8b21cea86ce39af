/**
 * The adapter of ANTLR: a source in, lexemes or a parse tree out, and syntax errors as diagnostics in the words of an
 * author.
 *
 * <p>Begin at {@link org.barreleye.compiler.antlr.Grammar}. The package {@code syntax.antlr} of each compiler describes
 * its grammar with it and turns the tree into records; no other package uses ANTLR. No message names a grammar rule.
 *
 * <p>The package may not know a language.
 *
 * <p>Previous stop: {@code compiler.lexical}. Next stop: {@code compiler.format}.
 */
package org.barreleye.compiler.antlr;
