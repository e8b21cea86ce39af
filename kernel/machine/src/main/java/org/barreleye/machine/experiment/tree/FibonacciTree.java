package org.barreleye.machine.experiment.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * The generalized Fibonacci tree of the postal model (Bar-Noy and Kipnis, SPAA 1992) for a latency of two: in each step
 * every core that has the message sends it to one that has not, which can send itself two steps later. So the number of
 * cores to which the message was sent is a Fibonacci number after each step. The cores are taken in their order.
 */
final class FibonacciTree implements TreeAlgorithm {
    private static final int LATENCY = 2;

    @Override
    public String name() {
        return "Fibonacci";
    }

    @Override
    public BroadcastTree over(PairCosts costs) {
        List<List<Integer>> children = BroadcastTree.rootOnly(costs.cores());
        List<Integer> informedAt = new ArrayList<>(List.of(0));
        for (int step = 0; informedAt.size() < costs.cores(); step++) {
            int known = informedAt.size();
            for (int sender = 0; sender < known && informedAt.size() < costs.cores(); sender++) {
                if (informedAt.get(sender) <= step) {
                    children.get(sender).add(informedAt.size());
                    informedAt.add(step + LATENCY);
                }
            }
        }
        return new BroadcastTree(children);
    }
}
