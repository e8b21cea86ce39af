package org.barreleye.machine.experiment.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AdaptiveTreeTest {
    private static final int SEEDS = 300;

    private static BroadcastTree over(PairCosts costs) {
        return new AdaptiveTree().over(costs);
    }

    private static PairCost cost(double gap, double latency) {
        return new PairCost(0, gap, 0, latency);
    }

    @Test
    void sends_one_message_to_each_other_package() {
        for (long seed = 0; seed < SEEDS; seed++) {
            PairCosts costs = RandomPairCosts.of(seed);
            assertThat(over(costs).crossings(costs)).as("seed %d", seed)
                    .isEqualTo(TreeAlgorithmTest.packages(costs).size() - 1);
        }
    }

    @Test
    void sends_to_the_most_expensive_package_first_and_then_to_its_own() {
        // Three packages of two cores; the third is the farther one. A message takes longer than all sends together.
        List<List<PairCost>> rows = Collections.nCopies(6, List.of(cost(1, 100), cost(1, 100), cost(1, 200),
                cost(1, 200), cost(1, 300), cost(1, 300)));

        BroadcastTree tree = over(new PairCosts(List.of(0, 0, 1, 1, 2, 2), rows));

        assertThat(tree.children(0)).containsExactly(4, 2, 1);
        assertThat(tree.children(4)).containsExactly(5);
        assertThat(tree.children(2)).containsExactly(3);
    }

    @Test
    void sends_to_the_core_of_another_package_that_is_cheapest_to_reach() {
        List<List<PairCost>> rows = Collections.nCopies(3, List.of(cost(1, 1), cost(1, 9), cost(1, 5)));

        assertThat(over(new PairCosts(List.of(0, 1, 1), rows)).children(0)).containsExactly(2);
    }

    @Nested
    class Of_one_package {
        @Test
        void is_a_star_if_messages_take_long_and_sends_do_not() {
            PairCost cost = cost(1, 1_000);

            assertThat(over(RandomPairCosts.regular(1, 20, cost, cost)).depth()).isEqualTo(1);
        }

        @Test
        void doubles_in_each_step_if_a_send_takes_as_long_as_a_message() {
            PairCost cost = cost(10, 10);

            BroadcastTree tree = over(RandomPairCosts.regular(1, 16, cost, cost));

            assertThat(tree.fanOut()).as("a binomial tree").isEqualTo(4);
            assertThat(tree.depth()).isEqualTo(4);
        }

        @Test
        void is_as_fast_as_the_fibonacci_tree_in_the_postal_model_of_latency_two() {
            PairCost cost = cost(1, 2);
            for (int cores = 2; cores <= 60; cores++) {
                PairCosts costs = RandomPairCosts.regular(1, cores, cost, cost);
                assertThat(lastArrival(over(costs), costs)).as("%d cores", cores)
                        .isEqualTo(lastArrival(new FibonacciTree().over(costs), costs));
            }
        }
    }

    @Test
    void is_never_slower_than_the_cluster_tree_where_packages_are_alike() {
        for (int gap = 1; gap <= 40; gap += 3) {
            PairCosts costs = RandomPairCosts.regular(4, 5, cost(gap, 40), cost(gap, 80));
            assertThat(lastArrival(over(costs), costs)).as("gap %d", gap)
                    .isLessThanOrEqualTo(lastArrival(new ClusterTree().over(costs), costs));
        }
    }

    /** The time at which the last core has received a broadcast. */
    private static double lastArrival(BroadcastTree tree, PairCosts costs) {
        return lastArrival(tree, costs, 0, 0);
    }

    private static double lastArrival(BroadcastTree tree, PairCosts costs, int core, double ready) {
        double last = ready;
        double next = ready;
        for (int child : tree.children(core)) {
            PairCost cost = costs.between(core, child);
            last = Math.max(last, lastArrival(tree, costs, child, next + cost.latency()));
            next += cost.gap();
        }
        return last;
    }
}
