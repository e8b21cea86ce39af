package org.barreleye.machine.topology;

import java.util.List;
import java.util.Optional;

/**
 * A topology, as the file has it.
 *
 * @param version the version of the format: 1 or 2 and what follows; newer ones are read as 2
 * @param root the machine
 * @param distances the distances between NUMA nodes, if there are any
 * @param kinds the kinds of cores; empty if the topology does not tell them apart
 */
record Topology(String version, TopologyObject root, Optional<Distances> distances, List<CpuKind> kinds) {
    /** Copies the list. */
    Topology {
        kinds = List.copyOf(kinds);
    }
}
