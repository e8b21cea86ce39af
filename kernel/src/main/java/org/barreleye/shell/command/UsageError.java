package org.barreleye.shell.command;

/** Arguments that are invalid for a command. */
public final class UsageError extends Exception {
    private static final long serialVersionUID = 1L;

    /** Makes an error; the sentence names the argument, the mistake, and what to write instead. */
    public UsageError(String sentence) {
        super(sentence);
    }
}
