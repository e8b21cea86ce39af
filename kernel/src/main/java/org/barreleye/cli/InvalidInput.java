package org.barreleye.cli;

/** Something that the command line names cannot be used. */
final class InvalidInput extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says what, why, and what to do. */
    InvalidInput(String sentence) {
        super(sentence);
    }
}
