package org.barreleye.machine.experiment.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree whose root is core 0 and that has each core once. The children of a core are in the order in which it sends to
 * them. Immutable.
 */
public final class BroadcastTree {
    /** The parent of the root. */
    public static final int NONE = -1;

    private final List<List<Integer>> children;
    private final int[] parents;
    private final int[] depths;

    /**
     * Creates a tree.
     *
     * @param children the children of each core, in the order in which it sends
     * @throws IllegalArgumentException if a core is missing, is reached twice or does not exist; says which
     */
    public BroadcastTree(List<List<Integer>> children) {
        this.children = children.stream().map(List::copyOf).toList();
        parents = new int[children.size()];
        depths = new int[children.size()];
        List<Integer> reached = new ArrayList<>(List.of(0));
        boolean[] isReached = new boolean[children.size()];
        isReached[0] = true;
        parents[0] = NONE;
        for (int next = 0; next < reached.size(); next++) {
            int parent = reached.get(next);
            for (int child : children.get(parent)) {
                if (child < 0 || child >= children.size() || isReached[child]) {
                    throw new IllegalArgumentException(
                            "core " + child + ", a child of core " + parent + ", "
                            + (child < 0 || child >= children.size() ? "does not exist" : "is reached twice"));
                }
                isReached[child] = true;
                parents[child] = parent;
                depths[child] = depths[parent] + 1;
                reached.add(child);
            }
        }
        for (int core = 0; core < children.size(); core++) {
            if (!isReached[core]) {
                throw new IllegalArgumentException("core " + core + " is not reached from core 0");
            }
        }
    }

    /** Begins a tree of so many cores, in which only the root is reached. */
    static List<List<Integer>> rootOnly(int cores) {
        List<List<Integer>> children = new ArrayList<>();
        for (int core = 0; core < cores; core++) {
            children.add(new ArrayList<>());
        }
        return children;
    }

    /** The number of cores. */
    public int cores() {
        return children.size();
    }

    /** The children of a core, in the order in which it sends to them. */
    public List<Integer> children(int core) {
        return children.get(core);
    }

    /** The parent of a core; {@link #NONE} of the root. */
    public int parent(int core) {
        return parents[core];
    }

    /** The number of edges on the longest way from the root. */
    public int depth() {
        int depth = 0;
        for (int each : depths) {
            depth = Math.max(depth, each);
        }
        return depth;
    }

    /** The number of edges from the root to a core. */
    public int depth(int core) {
        return depths[core];
    }

    /** The largest number of children of a core. */
    public int fanOut() {
        return children.stream().mapToInt(List::size).max().orElse(0);
    }

    /** The number of edges between cores of different packages. */
    public int crossings(PairCosts costs) {
        int crossings = 0;
        for (int core = 1; core < cores(); core++) {
            if (costs.packageOf(core) != costs.packageOf(parents[core])) {
                crossings++;
            }
        }
        return crossings;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BroadcastTree tree && tree.children.equals(children);
    }

    @Override
    public int hashCode() {
        return children.hashCode();
    }

    @Override
    public String toString() {
        return children.toString();
    }
}
