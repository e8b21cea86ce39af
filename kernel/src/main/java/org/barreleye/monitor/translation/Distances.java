package org.barreleye.monitor.translation;

import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;

/** The times that other cores took to answer last, with all on whose behalf they were asked. */
final class Distances implements Copyable {
    private final SortedMap<Integer, Long> nanoseconds = new TreeMap<>();

    void measured(int core, long duration) {
        nanoseconds.put(core, duration);
    }

    /** The last time of a core; one that was never asked counts as the farthest. */
    long of(int core) {
        return nanoseconds.getOrDefault(core, Long.MAX_VALUE);
    }
}
