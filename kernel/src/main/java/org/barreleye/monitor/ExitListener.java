package org.barreleye.monitor;

import org.barreleye.kpi.state.Copyable;

/** Whoever had a process started wants to know of its end. */
interface ExitListener extends Copyable {
    /**
     * The process has ended.
     *
     * @param status what it ended with
     */
    void ended(long process, int status);
}
