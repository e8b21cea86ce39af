package org.barreleye.kpi.outcome;

/**
 * The termination of a confined program by the system: it has exceeded a bound. Unwinds the stack of the program, whose
 * exception handlers and {@code finally} blocks do not run, and ends its domain. Programs can neither create nor catch
 * it.
 */
public final class ProgramTerminated extends Error {
    private static final long serialVersionUID = 1L;

    /**
     * Creates a termination without a stack trace.
     *
     * @param reason a sentence: which bound was exceeded, where in the program, and what to do
     */
    public ProgramTerminated(String reason) {
        super(reason, null, false, false);
    }
}
