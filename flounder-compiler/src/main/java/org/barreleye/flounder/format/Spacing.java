package org.barreleye.flounder.format;

/** What stands between two lexemes. */
enum Spacing {
    /** Nothing. */
    NONE,
    /** A blank. */
    SPACE,
    /** A blank, or a line end where the line would be too long. */
    SOFT_BREAK,
    /** A line end. */
    LINE_BREAK,
    /** A line end and an empty line. */
    BLANK_LINE
}
