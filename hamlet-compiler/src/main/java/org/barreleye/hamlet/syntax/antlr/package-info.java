/**
 * The reader: from text to {@code syntax}. No other package of this compiler uses ANTLR.
 *
 * <p>Begin at {@link org.barreleye.hamlet.syntax.antlr.HamletReader}; the grammar is {@code HamletGrammar.g4}, its
 * words are {@code HamletTokens.g4}. The package may not know the meaning of a text.
 *
 * <p>Previous stop: {@code hamlet}. Next stop: {@code hamlet.syntax}.
 */
package org.barreleye.hamlet.syntax.antlr;
