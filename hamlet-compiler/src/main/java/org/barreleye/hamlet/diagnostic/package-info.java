/**
 * What the Hamlet compiler may find, with an explanation and two examples for each.
 *
 * <p>Begin at {@link org.barreleye.hamlet.diagnostic.HamletCode}. Numbers up to 31 are those that users of the language
 * know; the others are ours. Must not know: any other package of this compiler. Go on to: {@code rule} and
 * {@code model}, where most of them are reported.
 */
package org.barreleye.hamlet.diagnostic;
