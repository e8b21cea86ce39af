/**
 * The semantic model of a specification: names are resolved and inherited members included. Immutable.
 *
 * <p>Start at {@link org.barreleye.hamlet.model.Specification}. {@link org.barreleye.hamlet.model.Resolver} creates it
 * from the syntax and reports names that cannot be resolved. The rules check it. May not know: ANTLR, Java text.
 *
 * <p>Previous stop: {@code syntax}. Next stop: {@code rule}.
 */
package org.barreleye.hamlet.model;
