package org.barreleye.machine.experiment.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The laws of each tree, over matrices of costs that are drawn by a seed, and over regular ones. */
class TreeAlgorithmTest {
    private static final int SEEDS = 300;
    private static final PairCost NEAR = new PairCost(1, 10, 10, 20);
    private static final PairCost FAR = new PairCost(1, 30, 30, 60);

    private static BroadcastTree over(String name, PairCosts costs) {
        return TreeAlgorithm.all().stream().filter(algorithm -> algorithm.name().equals(name)).findFirst().orElseThrow()
                .over(costs);
    }

    private static PairCosts uniform(int cores) {
        return RandomPairCosts.regular(1, cores, NEAR, NEAR);
    }

    @Nested
    class Every_tree {
        @Test
        void has_each_core_once_whatever_the_costs() {
            for (long seed = 0; seed < SEEDS; seed++) {
                PairCosts costs = RandomPairCosts.of(seed);
                for (TreeAlgorithm algorithm : TreeAlgorithm.all()) {
                    // A tree refuses to be made otherwise.
                    assertThat(algorithm.over(costs).cores()).as("%s of seed %d", algorithm.name(), seed)
                            .isEqualTo(costs.cores());
                }
            }
        }

        @Test
        void is_the_same_for_the_same_costs() {
            for (TreeAlgorithm algorithm : TreeAlgorithm.all()) {
                assertThat(algorithm.over(RandomPairCosts.of(7))).as(algorithm.name())
                        .isEqualTo(algorithm.over(RandomPairCosts.of(7)));
            }
        }

        @Test
        void of_one_core_is_its_root() {
            for (TreeAlgorithm algorithm : TreeAlgorithm.all()) {
                assertThat(algorithm.over(uniform(1)).depth()).as(algorithm.name()).isZero();
            }
        }
    }

    @Nested
    class A_sequential_tree {
        @Test
        void has_depth_one_and_all_other_cores_below_the_root() {
            BroadcastTree tree = over("sequential", uniform(9));

            assertThat(tree.depth()).isEqualTo(1);
            assertThat(tree.children(0)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        }
    }

    @Nested
    class A_binary_tree {
        @Test
        void has_two_children_at_most_and_the_depth_of_the_logarithm() {
            for (int cores = 2; cores <= 70; cores++) {
                BroadcastTree tree = over("binary", uniform(cores));
                assertThat(tree.fanOut()).isLessThanOrEqualTo(2);
                assertThat(tree.depth()).as("%d cores", cores)
                        .isEqualTo(Integer.SIZE - 1 - Integer.numberOfLeadingZeros(cores));
            }
        }
    }

    @Nested
    class A_cluster_tree {
        @Test
        void has_depth_two_and_one_message_to_each_other_package() {
            for (long seed = 0; seed < SEEDS; seed++) {
                PairCosts costs = RandomPairCosts.of(seed);
                BroadcastTree tree = over("cluster", costs);
                assertThat(tree.depth()).isLessThanOrEqualTo(2);
                assertThat(tree.crossings(costs)).as("seed %d", seed).isEqualTo(packages(costs).size() - 1);
            }
        }

        @Test
        void sends_to_other_packages_before_its_own() {
            assertThat(over("cluster", RandomPairCosts.regular(3, 3, NEAR, FAR)).children(0))
                    .containsExactly(3, 6, 1, 2);
        }
    }

    @Nested
    class A_fibonacci_tree {
        @Test
        void informs_as_many_cores_as_in_the_two_steps_before_together() {
            // 1, 2, 3, 5, 8, 13, 21 and 34 cores have been sent to by the ends of the steps 0 to 7.
            assertThat(children(34)).containsExactly(7, 5, 4, 3, 3, 2, 2, 2);
            assertThat(children(21)).startsWith(6, 4, 3, 2, 2);
        }

        private List<Integer> children(int cores) {
            BroadcastTree tree = over("Fibonacci", uniform(cores));
            return List.of(0, 1, 2, 3, 4, 5, 6, 7).stream().map(core -> tree.children(core).size()).toList();
        }

        @Test
        void is_lower_than_a_star_and_has_a_smaller_fan_out() {
            BroadcastTree tree = over("Fibonacci", uniform(32));

            assertThat(tree.depth()).isGreaterThan(1);
            assertThat(tree.fanOut()).isLessThan(31);
        }
    }

    static SortedSet<Integer> packages(PairCosts costs) {
        SortedSet<Integer> packages = new TreeSet<>();
        for (int core = 0; core < costs.cores(); core++) {
            packages.add(costs.packageOf(core));
        }
        return packages;
    }
}
