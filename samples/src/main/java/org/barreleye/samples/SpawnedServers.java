package org.barreleye.samples;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;

/** The servers that a program has spawned; closing this ends them, so that a run leaves no process behind. */
public final class SpawnedServers implements AutoCloseable {
    private final Domain domain;
    private final List<Long> processes = new ArrayList<>();

    /** Makes an empty set of servers of a program. */
    public SpawnedServers(Domain domain) {
        this.domain = domain;
    }

    /**
     * Spawns a server.
     *
     * @throws CallFailed if it cannot be started
     */
    public void spawn(int core, String program, String arguments) throws CallFailed {
        processes.add(domain.spawn(core, program, arguments));
    }

    @Override
    public void close() throws CallFailed {
        for (long process : processes) {
            domain.processes().kill(process);
        }
    }
}
