/**
 * What has changed between two versions of an interface, and whom that breaks.
 *
 * <p>Begin at {@link org.barreleye.flounder.compare.InterfaceComparison}. Must not know: syntax, Java text. Came from:
 * {@code model}, {@code plan}.
 */
package org.barreleye.flounder.compare;
