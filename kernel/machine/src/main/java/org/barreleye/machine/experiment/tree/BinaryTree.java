package org.barreleye.machine.experiment.tree;

import java.util.List;

/** A complete binary tree in the order of the cores: core {@code n} sends to {@code 2n + 1} and {@code 2n + 2}. */
final class BinaryTree implements TreeAlgorithm {
    @Override
    public String name() {
        return "binary";
    }

    @Override
    public BroadcastTree over(PairCosts costs) {
        List<List<Integer>> children = BroadcastTree.rootOnly(costs.cores());
        for (int core = 1; core < costs.cores(); core++) {
            children.get((core - 1) / 2).add(core);
        }
        return new BroadcastTree(children);
    }
}
