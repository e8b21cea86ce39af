/**
 * The comparison of two versions of a specification: changes that break the wire, the sources of programs, or the
 * definition otherwise.
 *
 * <p>Begin at {@link org.barreleye.hamlet.compare.SpecificationComparison}. The package may not know the syntax or how
 * Java is emitted.
 *
 * <p>Previous stop: {@code compiler.compare}. Next stop: {@code hamlet.dump}.
 */
package org.barreleye.hamlet.compare;
