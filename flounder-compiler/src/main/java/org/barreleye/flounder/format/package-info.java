/**
 * The formatter, which also rewrites the old dialect.
 *
 * <p>Begin at {@link org.barreleye.flounder.format.FlounderFormatter}, which checks that its output has the meaning of
 * its input. It works on lexemes, so that comments survive; {@link org.barreleye.flounder.format.FlounderPrinter} works
 * on the syntax. The package may not know the meaning of a source.
 *
 * <p>Previous stop: {@code compiler.format}. Next stop: {@code flounder.cli}.
 */
package org.barreleye.flounder.format;
