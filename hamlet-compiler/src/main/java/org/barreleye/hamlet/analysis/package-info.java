/**
 * The analysis of a specification: relations between types, retype rules, and the packed forms of capabilities in slots
 * and on the wire. It yields tables and decisions, no Java text.
 *
 * <p>Start at {@link org.barreleye.hamlet.analysis.SpecificationAnalysis}. May not know: ANTLR, JavaPoet.
 *
 * <p>Previous stop: {@code rule}. Next stop: {@code emit}.
 */
package org.barreleye.hamlet.analysis;
