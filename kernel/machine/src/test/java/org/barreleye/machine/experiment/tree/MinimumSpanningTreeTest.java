package org.barreleye.machine.experiment.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinimumSpanningTreeTest {
    private static final int SEEDS = 300;

    @Test
    void costs_what_the_algorithm_of_kruskal_finds() {
        for (long seed = 0; seed < SEEDS; seed++) {
            PairCosts costs = RandomPairCosts.of(seed);
            BroadcastTree tree = new MinimumSpanningTree().over(costs);
            double total = 0;
            for (int core = 1; core < costs.cores(); core++) {
                total += MinimumSpanningTree.cost(core, tree.parent(core), costs);
            }
            assertThat(total).as("seed %d", seed).isEqualTo(kruskal(costs));
        }
    }

    /** The least cost of a spanning tree (Kruskal 1956): the cheapest edge that closes no cycle, again and again. */
    private static double kruskal(PairCosts costs) {
        List<int[]> edges = new ArrayList<>();
        int[] component = new int[costs.cores()];
        for (int one = 0; one < costs.cores(); one++) {
            component[one] = one;
            for (int other = 0; other < one; other++) {
                edges.add(new int[] {one, other});
            }
        }
        edges.sort((a, b) -> Double.compare(MinimumSpanningTree.cost(a[0], a[1], costs),
                MinimumSpanningTree.cost(b[0], b[1], costs)));
        double total = 0;
        for (int[] edge : edges) {
            int from = component[edge[0]];
            int to = component[edge[1]];
            if (from != to) {
                total += MinimumSpanningTree.cost(edge[0], edge[1], costs);
                for (int core = 0; core < component.length; core++) {
                    component[core] = component[core] == from ? to : component[core];
                }
            }
        }
        return total;
    }

    @Test
    void takes_the_edge_to_the_lowest_core_of_equally_cheap_ones() {
        PairCost same = new PairCost(1, 1, 1, 1);

        assertThat(new MinimumSpanningTree().over(RandomPairCosts.regular(1, 5, same, same)).children(0))
                .containsExactly(1, 2, 3, 4);
    }
}
