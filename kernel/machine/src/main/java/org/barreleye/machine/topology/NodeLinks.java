package org.barreleye.machine.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The nodes of the machine file and the links between them. The nodes of one memory, or of one package if memory is not
 * divided, are linked with the first of them in their package, and that with the first of all at that memory. The first
 * nodes of all memories are linked with each other, by the distances of the topology if it has any.
 */
final class NodeLinks {
    /** The guess of the time of an access to the own memory, in nanoseconds. */
    static final long MEMORY = 90;

    private static final long WITHIN = 20;
    private static final long BETWEEN = 60;
    private static final long INTERRUPT = 60;

    private final Topology topology;
    private final MachineLayout layout;
    private final List<ImportedCore.Place> places;
    // For each memory, or else each package: its nodes. The first is that of the memory.
    private final List<List<Integer>> groups = new ArrayList<>();
    private int count;

    /** Finds the groups of nodes. Memory that is local to no core gets a node of its own. */
    NodeLinks(Topology topology, MachineLayout layout) {
        this.topology = topology;
        this.layout = layout;
        places = layout.places();
        count = places.size();
        int memories = layout.memories().size();
        for (int group = 0; group < Math.max(memories, memories == 0 ? layout.packages() : 0); group++) {
            groups.add(new ArrayList<>());
        }
        for (int node = 0; node < places.size(); node++) {
            ImportedCore.Place place = places.get(node);
            groups.get(memories == 0 ? place.socket() : Math.max(0, place.memory())).add(node);
        }
        for (List<Integer> group : groups) {
            if (group.isEmpty()) {
                group.add(count++);
            }
        }
    }

    /** The number of nodes: those with cores come first, then those with memory only. */
    int nodes() {
        return count;
    }

    /** The node at which a memory is. */
    int nodeOfMemory(int position) {
        return groups.get(position).get(0);
    }

    /** The number of cores whose memory it is. */
    int coresAtMemory(int position) {
        return groups.get(position).stream().filter(node -> node < places.size())
                .mapToInt(node -> layout.coresAt(places.get(node)).size()).sum();
    }

    /** The lines of the section of links; none if there is one node. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        groups.forEach(group -> within(group, lines));
        for (int one = 0; one < groups.size(); one++) {
            for (int other = one + 1; other < groups.size(); other++) {
                lines.add(between(one, other));
            }
        }
        return lines;
    }

    private void within(List<Integer> group, List<String> lines) {
        for (int node : group.subList(1, group.size())) {
            int first = group.stream().filter(other -> socket(other) == socket(node)).findFirst().orElse(node);
            if (first == node) {
                lines.add(link(group.get(0), node, BETWEEN, "guess: all times; between packages at one memory"));
            } else {
                lines.add(link(first, node, WITHIN, "guess: all times; between nodes at one memory"));
            }
        }
    }

    /** The package of a node; 0 if the topology does not say. */
    int socket(int node) {
        return node < places.size() ? places.get(node).socket() : Math.max(0, memoryAt(node).socket());
    }

    /** The memory of a node without cores. */
    NumaNode memoryAt(int node) {
        return layout.memories().stream().filter(memory -> nodeOfMemory(memory.position()) == node).findFirst()
                .orElseThrow();
    }

    private String between(int one, int other) {
        int from = groups.get(one).get(0);
        int to = groups.get(other).get(0);
        OptionalDouble ratio = layout.memories().isEmpty() || topology.distances().isEmpty() ? OptionalDouble.empty()
                : topology.distances().get().ratio(layout.memories(), one, other);
        if (ratio.isEmpty()) {
            return socket(from) == socket(to)
                    ? link(from, to, WITHIN, "guess: all times; in one package, and the topology has no distance")
                    : link(from, to, BETWEEN, "guess: all times; the topology has no distance");
        }
        return link(from, to, Math.max(1, Math.round((ratio.getAsDouble() - 1) * MEMORY)), String.format(Locale.ROOT,
                "guess: an access to memory there takes %.2f times the %d ns here, by the distances",
                ratio.getAsDouble(), MEMORY));
    }

    private static String link(int one, int other, long fetch, String comment) {
        return "  - {between: [" + Math.min(one, other) + ", " + Math.max(one, other) + "], fetch: " + fetch
                + " ns, invalidation: " + fetch + " ns, interrupt: " + INTERRUPT + " ns}    # " + comment;
    }
}
