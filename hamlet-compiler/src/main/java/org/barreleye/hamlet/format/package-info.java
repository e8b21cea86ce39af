/**
 * From sources to sources: the style of the house.
 *
 * <p>Begin at {@link org.barreleye.hamlet.format.HamletFormatter}, which checks that what it writes says what was read.
 * It works on lexemes, so that comments survive. Must not know: what anything means. Came from: {@code syntax}.
 */
package org.barreleye.hamlet.format;
