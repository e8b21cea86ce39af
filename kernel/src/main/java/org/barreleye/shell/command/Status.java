package org.barreleye.shell.command;

/** The exit statuses of commands. A command that runs a program has the program's exit status instead. */
public final class Status {
    /** Success. */
    public static final int OK = 0;
    /** A service or the command refused; a sentence says why. */
    public static final int REFUSED = 1;
    /** The arguments are invalid. */
    public static final int USAGE = 2;
    /** A wait timed out. */
    public static final int TIMED_OUT = 124;
    /** There is no such command. */
    public static final int UNKNOWN = 127;
    /** The user interrupted it. */
    public static final int INTERRUPTED = 130;

    private Status() {}
}
