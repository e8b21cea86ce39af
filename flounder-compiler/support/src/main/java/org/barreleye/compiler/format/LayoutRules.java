package org.barreleye.compiler.format;

/** The layout of one language, asked for each lexeme of one source. */
public interface LayoutRules {
    /** The space before a lexeme that is not the first. */
    Spacing spacing(int i);

    /** The blanks at the start of a line that begins with a lexeme. */
    String indent(int i);

    /** Returns whether a word that may also be a name is a keyword at this place. */
    boolean isKeyword(int i);

    /** Called where a line is broken before a lexeme because it would be too long. */
    default void onBreak(int i) {}
}
