package org.barreleye.compiler.diagnostic;

/** One thing that a compiler may find. Each compiler has an enum of them; numbers are never reused. */
public interface DiagnosticCode {
    /** Stable and searchable, as {@code FL0007}. */
    String code();

    /** How bad it is. */
    Severity severity();

    /** A few words, as a heading. */
    String title();

    /** Why it is not allowed and what to do, in a paragraph. */
    String explanation();

    /** The smallest source that provokes it. */
    String badExample();

    /** The same source, mended. */
    String goodExample();
}
