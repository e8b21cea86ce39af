package org.barreleye.hamlet.format;

/** What stands between two lexemes. */
enum Gap {
    /** Nothing. */
    NONE,
    /** A blank. */
    BLANK,
    /** A blank, or a line end where the line would be too long. */
    SEAM,
    /** A line end. */
    LINE,
    /** A line end and an empty line. */
    PARAGRAPH
}
