package org.barreleye.capops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.exploration.search.ExhaustiveSearch;
import org.barreleye.exploration.search.SearchResult;
import org.barreleye.exploration.system.Scenario;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every schedule of the protocol for capabilities across cores, up to a bound, over the production code of kernel and
 * monitor. The numbers of states are sums over all shapes; a changed number is a finding.
 */
class CapabilityExplorationTest {
    private static final long COMPLETE = Long.MAX_VALUE;

    private static Bound.Row assertExplored(Bound bound, long states, int cuts) {
        Bound.Row row = bound.explore();
        System.out.println(row + " measured " + row.statesPerSecond() + " states a second");
        assertThat(row.violation()).isEmpty();
        assertThat(row.cuts()).isEqualTo(cuts);
        assertThat(row.states()).isEqualTo(states);
        return row;
    }

    @Nested
    class Two_and_three_cores {
        @Test
        void obey_all_rules_and_receive_every_kind_of_message_in_every_phase_that_it_can_meet() {
            Matrix matrix = new Matrix();

            matrix.add(assertExplored(new Bound(2, 2, Bound.PAIRS, COMPLETE), 391_306, 0).reached());
            matrix.add(assertExplored(new Bound(3, 1, Bound.ALL, COMPLETE), 649_560, 0).reached());

            System.out.println(matrix);
            assertThat(matrix.missing()).containsExactlyInAnyOrder(
                    // A core that gets an answer to a request has not forgotten that it has asked.
                    "CapRevoked in IDLE", "CapRevoked in RESERVING", "CapReserved in IDLE",
                    // It takes three cores and two operations of one of them, or three operations of one core.
                    "CapGranted in ASKING", "CapGranted in RESERVING", "CapGranted in KEEPING", "CapGranted in ENDED",
                    "CapFailed in KEEPING");
        }
    }

    @Nested
    class Rings_of_one_message {
        @Test
        void do_not_disturb_two_operations_each_of_two_cores() {
            assertExplored(new Bound(2, 2, Bound.PAIRS, 1, COMPLETE), 491_445, 0);
        }

        @Test
        @Tag("exploration")
        void do_not_disturb_one_operation_each_of_three_cores() {
            assertExplored(new Bound(3, 1, Bound.ALL, 1, COMPLETE), 1_250_606, 0);
        }
    }

    @Nested
    class Sleep_sets {
        @Test
        void visit_the_same_states_with_fewer_transitions() {
            long[] all = new long[2];
            long[] fewer = new long[2];
            for (Shape shape : Shape.values()) {
                for (List<OperationKind> kinds : List.of(List.of(OperationKind.COPY, OperationKind.REVOKE),
                        List.of(OperationKind.DELETE, OperationKind.RETYPE))) {
                    Scenario scenario = new CapabilityScenario(shape, 2, 2, kinds).scenario();
                    add(new ExhaustiveSearch(scenario).withoutSleepSets().run(), all);
                    add(new ExhaustiveSearch(scenario).run(), fewer);
                }
            }

            assertThat(fewer[0]).as("states").isEqualTo(all[0]).isEqualTo(67_154);
            assertThat(all[1]).as("transitions of all orders").isEqualTo(128_136);
            assertThat(fewer[1]).as("transitions with sleep sets").isEqualTo(93_768);
        }

        private static void add(SearchResult result, long[] sums) {
            assertThat(result.complete()).isTrue();
            sums[0] += result.states();
            sums[1] += result.transitions();
        }
    }

    /** Between two steps of a delete or revoke anything else may happen. */
    @Nested
    class Kernels_that_delete_in_steps_of_one_slot {
        private static final List<List<OperationKind>> REVOKE = List.of(List.of(OperationKind.REVOKE));

        @Test
        void do_not_disturb_one_operation_each_of_two_cores() {
            assertExplored(new Bound(2, 1, Bound.ALL, COMPLETE).stepwise(), 8_218, 0);
        }

        @Test
        void do_not_disturb_a_revoke_each_of_three_cores() {
            assertExplored(new Bound(3, 1, REVOKE, COMPLETE).stepwise(), 208_659, 0);
        }

        @Test
        void do_not_disturb_two_cores_of_which_one_dies_and_joins_again() {
            assertExplored(new Bound(2, 1, Bound.ALL, COMPLETE).withDeathAndRejoin().stepwise(), 29_523, 0);
        }

        @Test
        @Tag("exploration")
        void do_not_disturb_two_operations_each_of_two_cores() {
            assertExplored(new Bound(2, 2, Bound.PAIRS, COMPLETE).stepwise(), 804_750, 0);
        }

        @Test
        @Tag("exploration")
        void do_not_disturb_a_revoke_each_of_three_cores_of_which_one_dies() {
            assertExplored(new Bound(3, 1, REVOKE, COMPLETE).withDeath().stepwise(), 1_723_413, 0);
        }
    }

    @Nested
    @Tag("exploration")
    class Large_bounds {
        @Test
        void one_operation_each_of_four_cores() {
            assertExplored(new Bound(4, 1, Bound.PAIRS, COMPLETE), 24_237_321, 0);
        }

        @Test
        void two_operations_each_of_three_cores() {
            assertExplored(new Bound(3, 2, Bound.PAIRS, 100_000), 20_538_203, 169);
        }
    }
}
