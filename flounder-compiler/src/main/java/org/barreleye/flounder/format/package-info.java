/**
 * From sources to sources: the style of the house, and the way out of the old dialect.
 *
 * <p>Begin at {@link org.barreleye.flounder.format.FlounderFormatter}, which checks that what it writes says what was
 * read. It works on lexemes, so that comments survive; {@link org.barreleye.flounder.format.FlounderPrinter} works on
 * the syntax. Must not know: what anything means. Came from: {@code syntax}.
 */
package org.barreleye.flounder.format;
