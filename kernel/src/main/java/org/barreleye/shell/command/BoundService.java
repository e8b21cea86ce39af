package org.barreleye.shell.command;

import org.barreleye.kpi.outcome.CallFailed;

/**
 * A service that the shell uses. It is bound again on the next use after it has ended and was started again.
 *
 * @param <C> the generated client
 */
@FunctionalInterface
public interface BoundService<C> {
    /** Returns the client, after the service was bound if it is not. */
    C client() throws CallFailed;
}
