package org.barreleye.shell.command;

import java.util.List;

/** The latest marks of the machine's trace. The same run gives the same result at the same time. */
@FunctionalInterface
public interface TraceSource {
    /** Returns the number of marks by kind and core, ordered by kind, then core. */
    List<Count> counts();

    /**
     * The marks of one kind on one core.
     *
     * @param kind the kind
     * @param core the number of the core
     * @param events their number, 1 or more
     */
    record Count(String kind, int core, long events) {}
}
