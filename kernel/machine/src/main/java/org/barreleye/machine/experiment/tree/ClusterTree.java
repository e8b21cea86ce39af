package org.barreleye.machine.experiment.tree;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A tree of two levels of packages: the root sends to the first core of each other package and then to the others of
 * its own; the first core of a package sends to the others there.
 */
final class ClusterTree implements TreeAlgorithm {
    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public BroadcastTree over(PairCosts costs) {
        List<List<Integer>> children = BroadcastTree.rootOnly(costs.cores());
        SortedMap<Integer, Integer> firstCores = new TreeMap<>();
        for (int core = 0; core < costs.cores(); core++) {
            if (firstCores.putIfAbsent(costs.packageOf(core), core) == null && core > 0) {
                children.get(0).add(core);
            }
        }
        for (int core = 1; core < costs.cores(); core++) {
            int first = firstCores.get(costs.packageOf(core));
            if (first != core) {
                children.get(first).add(core);
            }
        }
        return new BroadcastTree(children);
    }
}
