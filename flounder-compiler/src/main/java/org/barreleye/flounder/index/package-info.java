/**
 * The reader of the <em>capability index</em>, the artefact in which both compilers meet: the types of capabilities and
 * the rights that interfaces may name.
 *
 * <p>Begin at {@link org.barreleye.flounder.index.CapabilityIndexReader}. An index is a source like any other: an error
 * in it is a finding with a place. The package may not know the Hamlet compiler or the syntax of interfaces.
 *
 * <p>Previous stop: {@code hamlet.dump}. Next stop: {@code flounder.model}.
 */
package org.barreleye.flounder.index;
