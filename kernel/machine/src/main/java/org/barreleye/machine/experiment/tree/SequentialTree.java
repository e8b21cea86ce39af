package org.barreleye.machine.experiment.tree;

import java.util.List;

/** A star: the root sends to all others, one after the other. */
final class SequentialTree implements TreeAlgorithm {
    @Override
    public String name() {
        return "sequential";
    }

    @Override
    public BroadcastTree over(PairCosts costs) {
        List<List<Integer>> children = BroadcastTree.rootOnly(costs.cores());
        for (int core = 1; core < costs.cores(); core++) {
            children.get(0).add(core);
        }
        return new BroadcastTree(children);
    }
}
