package org.barreleye.shell.command;

/** How commands end, as numbers; a program that the shell has waited for gives its own instead. */
public final class Status {
    /** As asked. */
    public static final int OK = 0;
    /** Somebody refused it, with a sentence. */
    public static final int REFUSED = 1;
    /** The command makes no sense as it was written. */
    public static final int USAGE = 2;
    /** What was waited for did not happen in time. */
    public static final int TIMED_OUT = 124;
    /** There is no such command. */
    public static final int UNKNOWN = 127;
    /** The person at the terminal interrupted it. */
    public static final int INTERRUPTED = 130;

    private Status() {}
}
