package org.barreleye.machine.cli;

/** The exit codes of the command line. */
final class ExitCode {
    /** Success. */
    static final int OK = 0;
    /** The machine or the machine file is invalid, or unsuitable for the experiment. */
    static final int REFUSED = 1;
    /** The command line is invalid. */
    static final int USAGE = 2;
    /** A file cannot be read or written. */
    static final int FILE = 3;
    /** An internal error. */
    static final int BUG = 70;

    private ExitCode() {}
}
