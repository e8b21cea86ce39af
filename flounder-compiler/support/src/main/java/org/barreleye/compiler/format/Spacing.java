package org.barreleye.compiler.format;

/** The space between two lexemes. */
public enum Spacing {
    /** No space. */
    NONE,
    /** A blank. */
    SPACE,
    /** A blank, or a line break where the line would be too long. */
    SOFT_BREAK,
    /** A line break. */
    LINE_BREAK,
    /** A line break and an empty line. */
    BLANK_LINE
}
