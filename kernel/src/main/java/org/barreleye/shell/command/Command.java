package org.barreleye.shell.command;

import org.barreleye.kpi.outcome.CallFailed;

/** Something that a person can ask of the shell. */
public interface Command {
    /** What people read about it. */
    CommandHelp help();

    /** Whether an {@code &} may follow it. */
    default boolean mayRunInBackground() {
        return false;
    }

    /**
     * Does it.
     *
     * @param arguments what was written after its name
     * @return 0 if it worked; see {@link Status}
     * @throws UsageError if the arguments make no sense
     * @throws CallFailed if a service did not answer
     */
    int run(Session session, Arguments arguments) throws CallFailed, UsageError;
}
