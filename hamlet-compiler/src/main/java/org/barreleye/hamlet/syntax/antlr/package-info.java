/**
 * From text to {@code syntax}: the only package of this compiler that sees ANTLR.
 *
 * <p>Begin at {@link org.barreleye.hamlet.syntax.antlr.HamletReader}; the grammar is {@code HamletGrammar.g4}, its
 * words are {@code HamletTokens.g4}. Must not know: what anything means.
 */
package org.barreleye.hamlet.syntax.antlr;
