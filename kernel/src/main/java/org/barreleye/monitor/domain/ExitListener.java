package org.barreleye.monitor.domain;

import org.barreleye.kpi.state.Copyable;

/** Notified when a process ends that was spawned on its behalf, on any core. */
public interface ExitListener extends Copyable {
    /** A process has ended with a status. */
    void ended(long process, int status);
}
