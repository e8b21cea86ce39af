/**
 * From text to {@code syntax}: the only package of this compiler that sees ANTLR.
 *
 * <p>Begin at {@link org.barreleye.flounder.syntax.antlr.FlounderReader}; the grammar is {@code FlounderGrammar.g4},
 * its words are {@code FlounderTokens.g4}. Must not know: what anything means.
 */
package org.barreleye.flounder.syntax.antlr;
