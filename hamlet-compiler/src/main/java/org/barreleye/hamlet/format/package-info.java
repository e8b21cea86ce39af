/**
 * The formatter.
 *
 * <p>Begin at {@link org.barreleye.hamlet.format.HamletFormatter}, which checks that its output has the meaning of its
 * input. It works on lexemes, so that comments survive. The package may not know the meaning of a source.
 *
 * <p>Previous stop: {@code compiler.format}. Next stop: {@code hamlet.cli}.
 */
package org.barreleye.hamlet.format;
