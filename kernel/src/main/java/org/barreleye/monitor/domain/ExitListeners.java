package org.barreleye.monitor.domain;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.plan.CoreScopedId;

/** The listeners on this core for the ends of processes on all cores, by process number. */
public final class ExitListeners implements Copyable {
    /** The exit status of a process whose core has failed. */
    public static final int CORE_FAILED = 138;

    private final SortedMap<Long, ExitListener> listeners = new TreeMap<>();

    /** Notifies a listener, once, when a process ends. */
    public void add(long process, ExitListener listener) {
        listeners.put(process, listener);
    }

    /** A core has stopped: all its processes have ended. */
    public void onCoreStopped(int core) {
        List<Long> lost = listeners.keySet().stream().filter(process -> CoreScopedId.coreOf(process) == core).toList();
        lost.forEach(process -> onEnded(process, CORE_FAILED));
    }

    /** A process has ended: notifies its listener, if there is one. */
    public void onEnded(long process, int status) {
        ExitListener listener = listeners.remove(process);
        if (listener != null) {
            listener.ended(process, status);
        }
    }
}
