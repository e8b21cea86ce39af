package org.barreleye.machine.experiment.tree;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.machine.random.SeededRandom;

/** Draws matrices of costs: 1 to 40 cores in 1 to 6 packages, each cost of each pair by itself. */
final class RandomPairCosts {
    private static final int MOST_CORES = 40;
    private static final int MOST_PACKAGES = 6;
    private static final int MOST_COST = 1_000;

    private RandomPairCosts() {}

    /** The matrix of a seed. */
    static PairCosts of(long seed) {
        return of(seed, MOST_CORES);
    }

    /** The matrix of a seed, with so many cores at most. */
    static PairCosts of(long seed, int mostCores) {
        SeededRandom random = new SeededRandom(seed).fork("costs of pairs");
        int cores = 1 + (int) random.upTo(mostCores - 1);
        int packages = 1 + (int) random.upTo(MOST_PACKAGES - 1);
        List<Integer> places = new ArrayList<>();
        List<List<PairCost>> costs = new ArrayList<>();
        for (int sender = 0; sender < cores; sender++) {
            places.add((int) random.upTo(packages - 1));
            List<PairCost> row = new ArrayList<>();
            for (int receiver = 0; receiver < cores; receiver++) {
                row.add(new PairCost(random.upTo(MOST_COST), random.upTo(MOST_COST), random.upTo(MOST_COST),
                        random.upTo(MOST_COST)));
            }
            costs.add(row);
        }
        return new PairCosts(places, costs);
    }

    /** So many packages of so many cores, with one cost within a package and another between two. */
    static PairCosts regular(int packages, int coresEach, PairCost within, PairCost between) {
        List<Integer> places = new ArrayList<>();
        for (int core = 0; core < packages * coresEach; core++) {
            places.add(core / coresEach);
        }
        List<List<PairCost>> costs = new ArrayList<>();
        for (int sender : places) {
            List<PairCost> row = new ArrayList<>();
            places.forEach(receiver -> row.add(sender == receiver ? within : between));
            costs.add(row);
        }
        return new PairCosts(places, costs);
    }
}
