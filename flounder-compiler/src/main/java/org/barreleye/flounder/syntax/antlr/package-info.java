/**
 * The reader: from text to {@code syntax}. No other package of this compiler uses ANTLR.
 *
 * <p>Begin at {@link org.barreleye.flounder.syntax.antlr.FlounderReader}; the grammar is {@code FlounderGrammar.g4},
 * its words are {@code FlounderTokens.g4}. The package may not know the meaning of a text.
 *
 * <p>Previous stop: {@code flounder}. Next stop: {@code flounder.syntax}.
 */
package org.barreleye.flounder.syntax.antlr;
