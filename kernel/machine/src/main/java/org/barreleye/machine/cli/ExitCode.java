package org.barreleye.machine.cli;

/** How a run of the command line ended. */
final class ExitCode {
    /** As asked. */
    static final int OK = 0;
    /** A machine file or a machine is not fit for what was asked. */
    static final int REFUSED = 1;
    /** The command line itself makes no sense. */
    static final int USAGE = 2;
    /** A file cannot be read or written. */
    static final int FILE = 3;
    /** Our mistake. */
    static final int BUG = 70;

    private ExitCode() {}
}
