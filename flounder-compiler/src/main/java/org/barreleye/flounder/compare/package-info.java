/**
 * The comparison of two versions of an interface: changes that break the wire, the sources of programs, or the
 * fingerprint.
 *
 * <p>Begin at {@link org.barreleye.flounder.compare.InterfaceComparison}. The package may not know the syntax or how
 * Java is emitted.
 *
 * <p>Previous stop: {@code compiler.compare}. Next stop: {@code flounder.dump}.
 */
package org.barreleye.flounder.compare;
