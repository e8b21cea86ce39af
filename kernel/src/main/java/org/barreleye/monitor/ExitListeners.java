package org.barreleye.monitor;

import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;

/** The processes, of whatever core, that somebody of this core had started and wants to hear the end of. */
final class ExitListeners implements Copyable {
    private final SortedMap<Long, ExitListener> listeners;

    ExitListeners() {
        listeners = new TreeMap<>();
    }

    void add(long process, ExitListener listener) {
        listeners.put(process, listener);
    }

    void ended(long process, int status) {
        ExitListener listener = listeners.remove(process);
        if (listener != null) {
            listener.ended(process, status);
        }
    }
}
