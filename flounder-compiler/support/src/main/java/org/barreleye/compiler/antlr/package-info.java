/**
 * Adapts ANTLR: a whole source in, a parse tree out, and syntax errors as diagnostics in words that authors know.
 *
 * <p>Start at {@link org.barreleye.compiler.antlr.Grammar}. Each compiler's {@code syntax.antlr} package describes its
 * grammar with it and turns the tree into records; nothing else in the house sees ANTLR. No message names a grammar
 * rule. Came from: {@code source}, {@code diagnostic}. Must not know: a language.
 */
package org.barreleye.compiler.antlr;
