package org.barreleye.machine.topology;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The distances between NUMA nodes, as the firmware tells them: by how much an access to the memory of another node
 * takes longer than one to its own.
 *
 * @param identity the attribute by which a node is identified: {@code os_index} or {@code gp_index}; empty if the
 *     nodes are those of the topology, in their order
 * @param identifiers the value of that attribute of each node
 * @param values row by row
 */
record Distances(String identity, List<Long> identifiers, List<Double> values) {
    /** Copies the lists. */
    Distances {
        identifiers = List.copyOf(identifiers);
        values = List.copyOf(values);
    }

    /**
     * The time of an access from one node to the other, as a multiple of that of an access to its own memory: the mean
     * of both directions.
     *
     * @param nodes the NUMA nodes, in the order of the topology
     * @return nothing if the distances do not include both nodes, or an access to the own memory takes no time
     */
    OptionalDouble ratio(List<NumaNode> nodes, int one, int other) {
        int from = place(nodes.get(one));
        int to = place(nodes.get(other));
        int count = (int) Math.round(Math.sqrt(values.size()));
        if (identity.isEmpty() && count != nodes.size()) {
            return OptionalDouble.empty();
        }
        if (from < 0 || to < 0 || from >= count || to >= count) {
            return OptionalDouble.empty();
        }
        double there = values.get(from * count + to) / values.get(from * count + from);
        double back = values.get(to * count + from) / values.get(to * count + to);
        double mean = (there + back) / 2;
        return Double.isFinite(mean) ? OptionalDouble.of(mean) : OptionalDouble.empty();
    }

    private int place(NumaNode node) {
        return switch (identity) {
            case "os_index" -> identifiers.indexOf(node.osIndex());
            case "gp_index" -> identifiers.indexOf(node.gpIndex());
            default -> node.position();
        };
    }
}
