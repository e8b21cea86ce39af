package org.barreleye.machine.experiment.tree;

import java.util.List;

/**
 * A spanning tree of the least total cost, by the algorithm of Prim (1957): the tree grows from the root by the
 * cheapest edge between a core that it has and one that it has not. The cost of an edge is the latency of a message to
 * and fro. Of equally cheap edges, that to the lowest core from the core that the tree has had longest is taken.
 */
final class MinimumSpanningTree implements TreeAlgorithm {
    @Override
    public String name() {
        return "minimum spanning tree";
    }

    @Override
    public BroadcastTree over(PairCosts costs) {
        List<List<Integer>> children = BroadcastTree.rootOnly(costs.cores());
        int[] nearest = new int[costs.cores()]; // the core of the tree by the cheapest edge; NONE if it is in the tree
        nearest[0] = BroadcastTree.NONE;
        for (int edges = 1; edges < costs.cores(); edges++) {
            int added = cheapest(nearest, costs);
            children.get(nearest[added]).add(added);
            nearest[added] = BroadcastTree.NONE;
            for (int core = 0; core < costs.cores(); core++) {
                if (nearest[core] != BroadcastTree.NONE
                        && cost(added, core, costs) < cost(nearest[core], core, costs)) {
                    nearest[core] = added;
                }
            }
        }
        return new BroadcastTree(children);
    }

    private static int cheapest(int[] nearest, PairCosts costs) {
        int cheapest = BroadcastTree.NONE;
        for (int core = 0; core < nearest.length; core++) {
            if (nearest[core] != BroadcastTree.NONE && (cheapest == BroadcastTree.NONE
                    || cost(nearest[core], core, costs) < cost(nearest[cheapest], cheapest, costs))) {
                cheapest = core;
            }
        }
        return cheapest;
    }

    static double cost(int one, int other, PairCosts costs) {
        return costs.between(one, other).latency() + costs.between(other, one).latency();
    }
}
