package org.barreleye.compiler.diagnostic;

import org.barreleye.compiler.source.Span;

/**
 * A change that would mend the source.
 *
 * @param span the text to replace; empty to insert
 * @param replacement the new text; empty to remove
 */
public record Suggestion(Span span, String replacement) {}
