package org.barreleye.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.exploration.LockService.Mistake;
import org.barreleye.exploration.schedule.Run;
import org.barreleye.exploration.search.ExhaustiveSearch;
import org.barreleye.exploration.search.SearchResult;
import org.barreleye.exploration.system.Scenario;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The steps and states that a search leaves out hide nothing. */
class ReductionTest {
    private static final List<int[]> ALL_RENAMINGS_OF_CLIENTS = List.of(new int[] {0, 1, 3, 2},
            new int[] {0, 2, 1, 3}, new int[] {0, 2, 3, 1}, new int[] {0, 3, 1, 2}, new int[] {0, 3, 2, 1});

    @Nested
    class Sleep_sets {
        @Test
        void visit_all_states_with_fewer_transitions() {
            Scenario scenario = LockService.scenario(3, 2, Mistake.NONE);

            SearchResult all = new ExhaustiveSearch(scenario).withoutSleepSets().run();
            SearchResult fewer = new ExhaustiveSearch(scenario).run();

            assertThat(all.complete()).isTrue();
            assertThat(fewer.complete()).isTrue();
            assertThat(fewer.states()).isEqualTo(all.states());
            assertThat(fewer.transitions()).isLessThan(all.transitions() * 7 / 10);
        }

        @ParameterizedTest
        @EnumSource(value = Mistake.class, names = {"GRANTS_TWICE", "THROWS"})
        void find_what_a_search_without_them_finds(Mistake mistake) {
            Scenario scenario = LockService.scenario(3, 1, mistake);

            String rule = new ExhaustiveSearch(scenario).withoutSleepSets().run().violation().orElseThrow().rule();

            assertThat(new ExhaustiveSearch(scenario).run().violation().orElseThrow().rule()).isEqualTo(rule);
        }
    }

    @Nested
    class Symmetry {
        @Test
        void visits_one_of_the_states_that_differ_in_the_names_of_clients() {
            Scenario scenario = LockService.scenario(3, 2, Mistake.NONE);

            SearchResult all = new ExhaustiveSearch(scenario).run();
            SearchResult fewer =
                    new ExhaustiveSearch(scenario.withSymmetries(ALL_RENAMINGS_OF_CLIENTS)).run();

            assertThat(fewer.complete()).isTrue();
            assertThat(fewer.violation()).isEmpty();
            // Six renamings: nearly a sixth of the states.
            assertThat(fewer.states()).isBetween(all.states() / 6, all.states() / 4);
        }

        @ParameterizedTest
        @EnumSource(value = Mistake.class, names = {"GRANTS_TWICE", "THROWS"})
        void finds_what_a_search_without_it_finds(Mistake mistake) {
            Scenario scenario = LockService.scenario(3, 1, mistake);

            String rule = new ExhaustiveSearch(scenario).run().violation().orElseThrow().rule();

            assertThat(new ExhaustiveSearch(scenario.withSymmetries(ALL_RENAMINGS_OF_CLIENTS)).run().violation()
                    .orElseThrow().rule()).isEqualTo(rule);
        }
    }

    @Nested
    class Deaths {
        @Test
        void of_any_client_at_any_time_leave_the_lock_to_the_others() {
            SearchResult result =
                    new ExhaustiveSearch(LockService.scenario(3, 1, Mistake.NONE).withDeaths(1)).run();

            assertThat(result.violation()).isEmpty();
            assertThat(result.complete()).isTrue();
        }

        @Test
        void that_a_service_forgets_are_found() {
            Scenario scenario = LockService.scenario(2, 1, Mistake.FORGETS_THE_DEAD);

            assertThat(new ExhaustiveSearch(scenario).run().violation()).isEmpty();
            assertThat(new ExhaustiveSearch(scenario.withDeaths(1)).run().violation().orElseThrow().sentence())
                    .contains("waits for ever");
        }
    }

    @Nested
    class Coverage {
        @Test
        void tells_which_messages_met_which_phases_and_what_was_never_reached() {
            Scenario scenario = LockService.scenario(2, 1, Mistake.NONE);

            SearchResult result = new ExhaustiveSearch(scenario)
                    .reaching("all at rest", state -> state.isAtRest())
                    .reaching("two messages on one channel", state -> state.inTransit(1, 0).size() > 1)
                    .run();

            assertThat(result.reached()).containsKeys("Acquire in FREE", "Acquire in LOCKED", "Released in LOCKED");
            assertThat(result.reached()).containsEntry("all at rest", 1L);
            assertThat(result.reached()).containsEntry("two messages on one channel", 0L);
        }
    }

    @Nested
    class A_handler_that_throws {
        @Test
        void violates_a_rule() {
            assertThat(new ExhaustiveSearch(LockService.scenario(2, 1, Mistake.THROWS)).run().violation()
                    .orElseThrow().rule()).isEqualTo(Run.NO_EXCEPTION);
        }
    }
}
