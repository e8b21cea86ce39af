package org.barreleye.hamlet.compare;

import java.util.Optional;
import org.barreleye.compiler.source.Span;

/**
 * A difference between two versions of a specification.
 *
 * @param breakage what it breaks
 * @param span where, in the new version if it is there, else in the old one
 * @param old where in the old version, if the span is in the new one
 * @param sentence what has changed
 */
public record Change(Breakage breakage, Span span, Optional<Span> old, String sentence) {}
