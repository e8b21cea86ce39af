package org.barreleye.machine.experiment.tree;

import java.util.List;

/** An algorithm that makes a tree over all cores of a matrix of costs. The same matrix gives the same tree. */
public interface TreeAlgorithm {
    /** The name of its trees. */
    String name();

    /** Makes the tree. */
    BroadcastTree over(PairCosts costs);

    /** All algorithms, those first that look at no cost. */
    static List<TreeAlgorithm> all() {
        return List.of(new SequentialTree(), new BinaryTree(), new FibonacciTree(), new ClusterTree(),
                new MinimumSpanningTree(), new AdaptiveTree());
    }
}
