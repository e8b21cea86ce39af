package org.barreleye.capops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.exploration.search.ExhaustiveSearch;
import org.barreleye.exploration.search.SearchResult;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every schedule of the protocol for capabilities across cores in which one core dies, any core at any point. */
class CapabilityDeathTest {
    private static final long COMPLETE = Long.MAX_VALUE;

    private static void assertExplored(Bound bound, long states) {
        assertComplete(bound.withDeath().explore(), "one death", states);
    }

    private static void assertComplete(Bound.Row row, String events, long states) {
        System.out.println(row + " " + events + ", measured " + row.statesPerSecond() + " states a second");
        assertThat(row.violation()).isEmpty();
        assertThat(row.cuts()).isZero();
        assertThat(row.states()).isEqualTo(states);
    }

    @Test
    void disturbs_no_operation_of_the_other_of_two_cores() {
        assertExplored(new Bound(2, 1, Bound.ALL, COMPLETE), 12_491);
    }

    @Test
    void disturbs_no_revoke_of_the_others_of_three_cores() {
        assertExplored(new Bound(3, 1, List.of(List.of(OperationKind.REVOKE)), COMPLETE), 243_947);
    }

    @Test
    void disturbs_no_move_of_the_others_of_three_cores() {
        assertExplored(new Bound(3, 1, List.of(List.of(OperationKind.MOVE)), COMPLETE), 140_186);
    }

    @Test
    void disturbs_no_operation_of_the_other_of_two_cores_with_rings_of_one_message() {
        assertExplored(new Bound(2, 1, Bound.ALL, 1, COMPLETE), 12_776);
    }

    @Test
    void disturbs_no_revoke_of_the_others_of_three_cores_with_rings_of_one_message() {
        assertExplored(new Bound(3, 1, List.of(List.of(OperationKind.REVOKE)), 1, COMPLETE), 565_238);
    }

    @Test
    @Tag("exploration")
    void disturbs_no_two_operations_of_the_other_of_two_cores() {
        assertExplored(new Bound(2, 2, Bound.PAIRS, COMPLETE), 698_726);
    }

    @Test
    @Tag("exploration")
    void disturbs_no_operation_of_the_others_of_three_cores() {
        assertExplored(new Bound(3, 1, Bound.ALL, COMPLETE), 3_564_144);
    }

    @Test
    @Tag("exploration")
    void ends_each_kind_of_operation_in_a_way_that_depends_on_the_role_of_the_core_that_dies() {
        DeathTable table = new DeathTable();
        long states = 0;
        for (OperationKind kind : OperationKind.values()) {
            for (Shape shape : Shape.values()) {
                SearchResult result = new ExhaustiveSearch(new CapabilityScenario(shape, 3, 1, List.of(kind))
                        .withDeaths(1).scenario(table)).run();
                assertThat(result.violation()).isEmpty();
                states += result.states();
            }
        }

        System.out.println(states + " states\n" + table);
        assertThat(table.outcomes().get("COPY | home")).containsExactly("done", "poisoned", "refused with HOME_FAILED");
        assertThat(table.outcomes().get("RETYPE | home"))
                .containsExactly("done", "refused with HOME_FAILED", "refused with REVOKE_FIRST");
        assertThat(table.outcomes().get("RETYPE | requester")).containsExactly("undone");
        assertThat(table.outcomes().get("REVOKE | home"))
                .containsExactly("done", "poisoned", "refused with HOME_FAILED", "refused with RIGHTS_EXCEEDED");
        assertThat(table.outcomes().get("REVOKE | requester")).containsExactly("done", "undone");
    }

    /** The core that has died joins again, at any point after all others have given up what was left of its memory. */
    @Nested
    class Then_the_core_joins_again {
        private static void assertExploredWithRejoin(Bound bound, long states) {
            assertComplete(bound.withDeathAndRejoin().explore(), "one death, joins again", states);
        }

        @Test
        void and_disturbs_no_operation_of_two_cores() {
            assertExploredWithRejoin(new Bound(2, 1, Bound.ALL, COMPLETE), 18_925);
        }

        @Test
        void and_disturbs_no_revoke_of_three_cores() {
            assertExploredWithRejoin(
                    new Bound(3, 1, List.of(List.of(OperationKind.REVOKE)), COMPLETE), 542_785);
        }

        @Test
        void and_disturbs_no_copy_of_three_cores() {
            assertExploredWithRejoin(new Bound(3, 1, List.of(List.of(OperationKind.COPY)), COMPLETE), 265_034);
        }

        @Test
        @Tag("exploration")
        void and_disturbs_no_copy_and_no_revoke_of_three_cores() {
            assertExploredWithRejoin(new Bound(
                    3, 1, List.of(List.of(OperationKind.COPY, OperationKind.REVOKE)), COMPLETE), 3_219_156);
        }

        @Test
        @Tag("exploration")
        void and_disturbs_no_two_operations_of_two_cores() {
            assertExploredWithRejoin(new Bound(2, 2, Bound.PAIRS, COMPLETE), 932_937);
        }
    }
}
