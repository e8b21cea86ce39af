package org.barreleye.monitor;

import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** The processes, of whatever core, that somebody of this core had started and wants to hear the end of. */
final class StartedProcesses implements Copyable {
    private final SortedMap<Long, ProcessListener> listeners;

    StartedProcesses() {
        listeners = new TreeMap<>();
    }

    private StartedProcesses(StartedProcesses source, Copier copier) {
        copier.enter(source, this);
        listeners = copier.of(source.listeners);
    }

    @Override
    public StartedProcesses copy(Copier copier) {
        return new StartedProcesses(this, copier);
    }

    void add(long process, ProcessListener listener) {
        listeners.put(process, listener);
    }

    void ended(long process, int status) {
        ProcessListener listener = listeners.remove(process);
        if (listener != null) {
            listener.ended(process, status);
        }
    }
}
