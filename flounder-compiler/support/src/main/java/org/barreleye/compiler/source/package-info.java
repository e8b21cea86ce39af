/**
 * The text of a source and places in it.
 *
 * <p>A {@link org.barreleye.compiler.source.SourceFile} is read once and never changes. A
 * {@link org.barreleye.compiler.source.Span} points into it by offset; lines and columns are computed on demand. The
 * package may not know a language or any other package.
 *
 * <p>Previous stop: {@code compiler}. Next stop: {@code compiler.lexical}.
 */
package org.barreleye.compiler.source;
