/**
 * What an interface means: names resolved, every definition legal, every message numbered.
 *
 * <p>Begin at {@link org.barreleye.flounder.model.Interface}. A {@link org.barreleye.flounder.model.Resolver} builds it
 * from a {@code syntax} and reports whatever is wrong; what comes out keeps of the text only spans to complain about.
 * {@link org.barreleye.flounder.model.Type} is a closed family with a visitor. Must not know: ANTLR, layouts, Java
 * text. Came from: {@code syntax}. Go on to: {@code rule}, {@code plan}.
 */
package org.barreleye.flounder.model;
