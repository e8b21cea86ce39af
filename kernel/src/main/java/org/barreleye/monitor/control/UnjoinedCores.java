package org.barreleye.monitor.control;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.barreleye.kpi.state.Copyable;

/** The cores that were started and have not joined the system, as the monitor of the boot core knows them. */
public final class UnjoinedCores implements Copyable {
    private final SortedSet<Integer> late = new TreeSet<>();
    private final SortedSet<Integer> requested = new TreeSet<>();

    /** A core that starts at boot has not joined in time. */
    public void onLate(int core) {
        late.add(core);
    }

    /** A client of this monitor has requested that a core be started. */
    void onRequested(int core) {
        requested.add(core);
    }

    /** A core has joined, has left, was given up, or cannot be started. */
    public void remove(int core) {
        late.remove(core);
        requested.remove(core);
    }

    /** The cores that start at boot and have not joined in time. */
    public List<Integer> late() {
        return List.copyOf(late);
    }

    boolean includes(int core) {
        return late.contains(core) || requested.contains(core);
    }
}
