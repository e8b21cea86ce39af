package org.barreleye.machine.experiment.tree;

import java.util.List;

/**
 * The costs of messages between all ordered pairs of some cores, and the package of each core. Cores are named by their
 * places, from 0 on. Immutable.
 */
public final class PairCosts {
    private final List<Integer> packages;
    private final List<List<PairCost>> costs;

    /**
     * Creates a matrix.
     *
     * @param packages the package of each core
     * @param costs by sender, then by receiver; what is on the diagonal has no meaning
     */
    public PairCosts(List<Integer> packages, List<List<PairCost>> costs) {
        this.packages = List.copyOf(packages);
        this.costs = costs.stream().map(List::copyOf).toList();
        if (packages.isEmpty() || costs.size() != cores()
                || costs.stream().anyMatch(row -> row.size() != cores())) {
            throw new IllegalArgumentException("a matrix of costs has a row and a column for each core, one at least");
        }
    }

    /** The number of cores, 1 or more. */
    public int cores() {
        return packages.size();
    }

    /** The package of a core. */
    public int packageOf(int core) {
        return packages.get(core);
    }

    /** The cost of a message from one core to another. */
    public PairCost between(int sender, int receiver) {
        return costs.get(sender).get(receiver);
    }

    /**
     * The costs of the first cores alone.
     *
     * @param count 1 to the number of cores
     */
    public PairCosts first(int count) {
        return new PairCosts(packages.subList(0, count),
                costs.subList(0, count).stream().map(row -> row.subList(0, count)).toList());
    }
}
