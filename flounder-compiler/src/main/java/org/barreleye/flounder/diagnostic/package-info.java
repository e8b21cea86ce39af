/**
 * What the Flounder compiler may find, with an explanation and two examples for each.
 *
 * <p>Begin at {@link org.barreleye.flounder.diagnostic.FlounderCode}. Numbers up to 40 are those that users of the
 * language know; the others are ours. Must not know: any other package of this compiler. Go on to: {@code rule}, where
 * most of them are reported.
 */
package org.barreleye.flounder.diagnostic;
