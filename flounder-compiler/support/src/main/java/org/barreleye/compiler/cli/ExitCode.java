package org.barreleye.compiler.cli;

/** The exit codes of commands. */
public final class ExitCode {
    /** Nothing was found. */
    public static final int OK = 0;
    /** The input has errors, or a check found something. */
    public static final int FINDINGS = 1;
    /** The command line was wrong. */
    public static final int USAGE = 2;
    /** A file could not be read or written. */
    public static final int IO = 3;
    /** An internal error of the tool. */
    public static final int BUG = 70;

    private ExitCode() {}
}
