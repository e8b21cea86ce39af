package org.barreleye.cli;

/** How a run of the command line ended, if no command in the machine says otherwise. */
final class ExitCode {
    /** As asked. */
    static final int OK = 0;
    /** The command line, or a file that it names, makes no sense. */
    static final int USAGE = 2;
    /** A file cannot be read or written. */
    static final int FILE = 3;
    /** Our mistake. */
    static final int BUG = 70;
    /** The machine did not come up, or came to a standstill. */
    static final int NOT_BOOTED = 71;
    /** The person interrupted the run. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
