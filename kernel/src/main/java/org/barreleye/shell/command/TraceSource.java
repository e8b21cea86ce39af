package org.barreleye.shell.command;

import java.util.List;

/** What the machine has recorded lately. The same run gives the same answer at the same moment. */
@FunctionalInterface
public interface TraceSource {
    /** How many marks of each kind there are on each core, ordered by kind, then core. */
    List<Count> counts();

    /**
     * Marks of one kind on one core.
     *
     * @param kind what the mark says
     * @param core on which core
     * @param events how many there are; 1 or more
     */
    record Count(String kind, int core, long events) {}
}
