package org.barreleye.capops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Every schedule of the protocol for capabilities across cores, up to a bound, over the production code of kernel and
 * monitor. The numbers of states are sums over all shapes; a changed number is a finding.
 */
class CapabilityExplorationTest {
    private static void assertExplored(Bound bound, long states, int cuts) {
        Bound.Row row = bound.explore();
        System.out.println(row + " measured " + row.statesPerSecond() + " states a second");
        assertThat(row.violation()).isEmpty();
        assertThat(row.cuts()).isEqualTo(cuts);
        assertThat(row.states()).isEqualTo(states);
    }

    @Nested
    class Two_cores {
        @Test
        void one_operation_each_of_any_kind() {
            assertExplored(new Bound(2, 1, Bound.ALL, Long.MAX_VALUE), 0, 0);
        }

        @Test
        void two_operations_each_for_every_pair_of_kinds() {
            assertExplored(new Bound(2, 2, Bound.PAIRS, 10_000), 0, 0);
        }

        @Test
        void two_operations_each_for_every_pair_of_kinds_with_rings_of_one_message() {
            assertExplored(new Bound(2, 2, Bound.PAIRS, 1, 2_000), 0, 0);
        }
    }

    @Nested
    class Three_cores {
        @Test
        void one_operation_each_of_any_kind() {
            assertExplored(new Bound(3, 1, Bound.ALL, Long.MAX_VALUE), 0, 0);
        }
    }
}
