package org.barreleye.monitor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tree along which monitors start each other, and talk to each other as long as they know no shorter way. The boot core
 * is its root; each node has a leader, its first core; leaders form a tree, and so do the cores of a node below their
 * leader. No monitor has more than eight children. Immutable.
 */
public final class CoreTree {
    private static final int FANOUT = 4;

    private final int root;
    private final SortedMap<Integer, Integer> parents;
    private final SortedMap<Integer, List<Integer>> children;

    private CoreTree(int root, SortedMap<Integer, Integer> parents) {
        this.root = root;
        this.parents = parents;
        children = new TreeMap<>();
        parents.forEach((child, parent) -> children.computeIfAbsent(parent, known -> new ArrayList<>()).add(child));
    }

    /** The tree of a machine: cores that start at boot stand above those that may be started later. */
    public static CoreTree of(BootPlan plan) {
        SortedMap<Integer, List<Integer>> nodes = new TreeMap<>();
        int bootNode = plan.bootCore().node();
        gather(plan, nodes, bootNode, true);
        gather(plan, nodes, bootNode, false);
        SortedMap<Integer, Integer> parents = new TreeMap<>();
        List<Integer> leaders = new ArrayList<>();
        nodes.values().forEach(node -> {
            leaders.add(node.get(0));
            hang(node, parents);
        });
        hang(leaders, parents);
        return new CoreTree(plan.bootCore().core().number(), parents);
    }

    // The boot core's node comes first, and in it the boot core, since it is the first of the plan.
    private static void gather(BootPlan plan, SortedMap<Integer, List<Integer>> nodes, int bootNode, boolean atBoot) {
        for (CoreFacts facts : plan.cores()) {
            if (facts.startsAtBoot() == atBoot) {
                int node = facts.node() == bootNode ? -1 : facts.node();
                nodes.computeIfAbsent(node, known -> new ArrayList<>()).add(facts.core().number());
            }
        }
    }

    private static void hang(List<Integer> cores, SortedMap<Integer, Integer> parents) {
        for (int i = 1; i < cores.size(); i++) {
            parents.put(cores.get(i), cores.get((i - 1) / FANOUT));
        }
    }

    /** The core above a core; nothing above the root. */
    public Optional<Integer> parent(int core) {
        return Optional.ofNullable(parents.get(core));
    }

    /** The cores below a core, in ascending order. */
    public List<Integer> children(int core) {
        return children.getOrDefault(core, List.of());
    }

    /** How many cores a core stands above, itself included. */
    public int size(int core) {
        return 1 + children(core).stream().mapToInt(this::size).sum();
    }

    /**
     * The neighbour of a core on the way to another.
     *
     * @param to another core of the tree
     */
    public int nextHop(int from, int to) {
        int below = to;
        while (below != root) {
            int above = parents.get(below);
            if (above == from) {
                return below;
            }
            below = above;
        }
        return parents.get(from);
    }
}
