package org.barreleye.cli;

/** Something that the command line names cannot be used. */
final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says what, why, and what to do. */
    Unusable(String sentence) {
        super(sentence);
    }
}
