/**
 * Text that somebody wrote, and places in it.
 *
 * <p>A {@link org.barreleye.compiler.source.SourceFile} is read once and never changes; a
 * {@link org.barreleye.compiler.source.Span} points into it by offset, and lines and columns are worked out when a
 * person asks. Knows no language and no other package. Go on to: {@code org.barreleye.compiler.diagnostic} (what can be
 * said about a span).
 */
package org.barreleye.compiler.source;
