package org.barreleye.shell.command;

import org.barreleye.kpi.outcome.CallFailed;

/** A command of the shell. */
public interface Command {
    /** Returns the help text. */
    CommandHelp help();

    /** Returns whether an {@code &} may follow it. */
    default boolean mayRunInBackground() {
        return false;
    }

    /**
     * Runs the command.
     *
     * @param arguments the words after its name
     * @return 0 on success; see {@link Status}
     * @throws UsageError if the arguments are invalid
     * @throws CallFailed if a call to a service failed
     */
    int run(Session session, Arguments arguments) throws CallFailed, UsageError;
}
