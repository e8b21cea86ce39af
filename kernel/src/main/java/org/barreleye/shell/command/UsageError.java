package org.barreleye.shell.command;

/** Arguments that make no sense to a command. */
public final class UsageError extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says which argument, what is wrong with it, and what to write instead. */
    public UsageError(String sentence) {
        super(sentence);
    }
}
