/**
 * What follows from a specification: the relations between types, what can be retyped into what and how, how
 * capabilities are packed for slots and for the wire. Tables and decisions, no Java text.
 *
 * <p>Begin at {@link org.barreleye.hamlet.analysis.SpecificationAnalysis}. Must not know: ANTLR, JavaPoet. Came from:
 * {@code model}. Go on to: {@code emit}.
 */
package org.barreleye.hamlet.analysis;
