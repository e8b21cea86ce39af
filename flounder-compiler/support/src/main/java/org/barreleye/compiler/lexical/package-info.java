/**
 * The lexical records of a language: lexemes, names and documentation comments, each with its place in the source.
 *
 * <p>The syntax records of both compilers are built from them. The package may not know a language, a grammar or ANTLR;
 * {@code compiler.antlr} makes these records from tokens.
 *
 * <p>Previous stop: {@code compiler.source}. Next stop: {@code compiler.antlr}.
 */
package org.barreleye.compiler.lexical;
