package org.barreleye.cli;

/** An invalid option, file or jar of the command line. */
final class InvalidInput extends Exception {
    private static final long serialVersionUID = 1L;

    /** Makes an error; the sentence names the input, the mistake and the remedy. */
    InvalidInput(String sentence) {
        super(sentence);
    }
}
