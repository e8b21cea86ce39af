/**
 * Reads the <em>capability index</em>, the one artefact in which the two compilers of the system meet: the types of
 * capabilities and the rights that interfaces may name.
 *
 * <p>Begin at {@link org.barreleye.flounder.index.CapabilityIndexReader}. An index is a source like any other: what is
 * wrong with it is a finding with a place in it. Must not know: the other compiler, the syntax of interfaces. Goes on
 * in: {@code model}.
 */
package org.barreleye.flounder.index;
