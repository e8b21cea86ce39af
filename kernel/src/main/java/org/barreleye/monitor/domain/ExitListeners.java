package org.barreleye.monitor.domain;

import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;

/** The listeners on this core for the ends of processes on all cores, by process number. */
public final class ExitListeners implements Copyable {
    private final SortedMap<Long, ExitListener> listeners = new TreeMap<>();

    /** Notifies a listener, once, when a process ends. */
    public void add(long process, ExitListener listener) {
        listeners.put(process, listener);
    }

    /** A process has ended: notifies its listener, if there is one. */
    public void onEnded(long process, int status) {
        ExitListener listener = listeners.remove(process);
        if (listener != null) {
            listener.ended(process, status);
        }
    }
}
