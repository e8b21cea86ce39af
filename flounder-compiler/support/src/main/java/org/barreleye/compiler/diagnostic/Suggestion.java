package org.barreleye.compiler.diagnostic;

import org.barreleye.compiler.source.Span;

/**
 * A change that would mend the source.
 *
 * @param span what to replace; empty to insert
 * @param replacement what to write there; empty to remove
 */
public record Suggestion(Span span, String replacement) {}
