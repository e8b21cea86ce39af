package org.barreleye.compiler.source;

/** Something that can say where it was written. */
public interface Located {
    /** The text this came from. */
    Span span();
}
