package org.barreleye.compiler.source;

/** A part of a source with its place. */
public interface Located {
    /** The text this came from. */
    Span span();
}
