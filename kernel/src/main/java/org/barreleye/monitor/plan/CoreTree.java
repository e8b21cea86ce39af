package org.barreleye.monitor.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.barreleye.kpi.state.Shared;

/**
 * The tree along which monitors start each other, and talk to each other as long as they know no shorter way. The boot
 * core is its root; each node has a leader, its first core; leaders form a tree, and so do the cores of a node below
 * their leader. No monitor has more than eight children. Immutable.
 */
@Shared // never changed
public final class CoreTree {
    private static final int FANOUT = 4;
    // Stands for the node of the boot core, so that it comes first.
    private static final int BOOT_NODE = -1;

    private final int root;
    private final SortedMap<Integer, Integer> parents;
    private final SortedMap<Integer, List<Integer>> children;
    private final SortedMap<Integer, Integer> leadersWithMemory;

    private CoreTree(int root, SortedMap<Integer, Integer> parents, SortedMap<Integer, Integer> leadersWithMemory) {
        this.root = root;
        this.parents = parents;
        this.leadersWithMemory = leadersWithMemory;
        children = new TreeMap<>();
        parents.forEach((child, parent) -> children.computeIfAbsent(parent, known -> new ArrayList<>()).add(child));
    }

    /** The tree of a machine: cores that start at boot stand above those that may be started later. */
    public static CoreTree of(BootPlan plan) {
        return of(plan.cores(), plan.nodeMemory().stream().map(NodeMemory::node).toList());
    }

    /**
     * The tree of a machine.
     *
     * @param cores the boot core first
     * @param nodesWithMemory the nodes whose cores live in memory of their own
     */
    public static CoreTree of(List<CoreProperties> cores, Collection<Integer> nodesWithMemory) {
        SortedMap<Integer, List<Integer>> nodes = new TreeMap<>();
        int bootNode = cores.get(0).node();
        groupByNode(cores, nodes, bootNode, true);
        groupByNode(cores, nodes, bootNode, false);
        SortedMap<Integer, Integer> parents = new TreeMap<>();
        SortedMap<Integer, Integer> leadersWithMemory = new TreeMap<>();
        List<Integer> leaders = new ArrayList<>();
        nodes.forEach((node, members) -> {
            int leader = members.get(0);
            leaders.add(leader);
            attachChildren(members, parents);
            if (nodesWithMemory.contains(node)) {
                leadersWithMemory.put(leader, node);
            }
        });
        attachChildren(leaders, parents);
        return new CoreTree(cores.get(0).core().number(), parents, leadersWithMemory);
    }

    // The boot core's node comes first, and in it the boot core, since it is the first of the plan.
    private static void groupByNode(List<CoreProperties> cores, SortedMap<Integer, List<Integer>> nodes, int bootNode,
            boolean atBoot) {
        for (CoreProperties properties : cores) {
            if (properties.startsAtBoot() == atBoot) {
                int node = properties.node() == bootNode ? BOOT_NODE : properties.node();
                nodes.computeIfAbsent(node, known -> new ArrayList<>()).add(properties.core().number());
            }
        }
    }

    private static void attachChildren(List<Integer> cores, SortedMap<Integer, Integer> parents) {
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

    /**
     * The number of cores that use the memory of a core, itself included: those below it in the tree, except those that
     * use the memory of their own node.
     */
    public int size(int core) {
        return 1 + children(core).stream()
                .filter(child -> !leadersWithMemory.containsKey(child))
                .mapToInt(this::size)
                .sum();
    }

    /** The cores below a core that use its memory. */
    public List<Integer> usersOfMemory(int core) {
        List<Integer> users = new ArrayList<>();
        for (int child : children(core)) {
            if (!leadersWithMemory.containsKey(child)) {
                users.add(child);
                users.addAll(usersOfMemory(child));
            }
        }
        return users;
    }

    /**
     * The cores below one that has not joined the system, which may have started them in memory of its own: not those
     * that have joined, nor those below these.
     *
     * @param joined whether a core has joined
     */
    public List<Integer> unjoinedBelow(int core, IntPredicate joined) {
        List<Integer> below = new ArrayList<>();
        for (int child : children(core)) {
            if (!joined.test(child)) {
                below.add(child);
                below.addAll(unjoinedBelow(child, joined));
            }
        }
        return below;
    }

    /** The leaders that are handed the memory of their own node, and the node of each. */
    public SortedMap<Integer, Integer> leadersWithMemory() {
        return leadersWithMemory;
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
