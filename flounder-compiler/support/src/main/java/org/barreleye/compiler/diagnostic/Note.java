package org.barreleye.compiler.diagnostic;

import java.util.Optional;
import org.barreleye.compiler.source.Span;

/**
 * A remark that belongs to a diagnostic.
 *
 * @param span the place it is about, if it is about one
 * @param text a sentence
 */
public record Note(Optional<Span> span, String text) {}
