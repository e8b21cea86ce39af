package org.barreleye.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.exploration.CountedDeliveries.Mistake;
import org.barreleye.exploration.schedule.Run;
import org.barreleye.exploration.schedule.Schedule;
import org.barreleye.exploration.schedule.Shrinker;
import org.barreleye.exploration.schedule.Violation;
import org.barreleye.exploration.search.ExhaustiveSearch;
import org.barreleye.exploration.search.RandomSearch;
import org.barreleye.exploration.search.SearchResult;
import org.barreleye.exploration.system.Scenario;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExhaustiveSearchTest {
    @Nested
    class Of_a_model_that_was_exhausted_by_another_program {
        /** The numbers of states are those of that program. */
        @ParameterizedTest
        @CsvSource({"2, 2, 526", "2, 3, 8148", "3, 1, 156", "4, 1, 1371"})
        void visits_the_same_number_of_states(int cores, int operations, int states) {
            SearchResult result =
                    new ExhaustiveSearch(CountedDeliveries.scenario(cores, operations, Mistake.NONE)).run();

            assertThat(result.violation()).isEmpty();
            assertThat(result.complete()).isTrue();
            assertThat(result.states()).isEqualTo(states);
        }

        @Test
        void says_when_it_was_cut() {
            SearchResult result =
                    new ExhaustiveSearch(CountedDeliveries.scenario(3, 2, Mistake.NONE)).cutAt(10_000).run();

            assertThat(result.states()).isEqualTo(10_000);
            assertThat(result.complete()).isFalse();
            assertThat(result.toString()).endsWith("cut");
        }
    }

    @Nested
    class Of_a_model_with_a_mistake {
        @ParameterizedTest
        @EnumSource(value = Mistake.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
        void finds_a_schedule_that_can_be_replayed_and_shortened(Mistake mistake) {
            Scenario scenario = scenarioWith(mistake);

            Violation found = new ExhaustiveSearch(scenario).run().violation().orElseThrow();
            Violation shortest = new Shrinker(scenario).shrink(found);

            assertThat(shortest.rule()).isEqualTo(found.rule());
            assertThat(shortest.schedule().steps().size()).isLessThanOrEqualTo(found.schedule().steps().size());
            Schedule read = Schedule.parse(shortest.schedule().toString());
            assertThat(Run.of(scenario, read).violation()).contains(shortest);
        }
    }

    /** SearchBounds within which the mistake shows. */
    private static Scenario scenarioWith(Mistake mistake) {
        return switch (mistake) {
            case NO_RESERVATION -> CountedDeliveries.scenario(3, 2, mistake);
            case RELEASE_WITHOUT_SERIAL -> CountedDeliveries.scenario(2, 4, mistake);
            default -> CountedDeliveries.scenario(2, 3, mistake);
        };
    }

    @Nested
    class A_random_search {
        @ParameterizedTest
        @CsvSource({"0", "1", "3"})
        void finds_a_mistake_by_priorities(int changes) {
            Scenario scenario = scenarioWith(Mistake.NO_RESERVATION);

            assertThat(new RandomSearch(scenario, 1, 40).byPriorities(20_000, changes)).isPresent();
        }

        @Test
        void finds_the_same_mistake_with_the_same_seed() {
            Scenario scenario = scenarioWith(Mistake.NO_RESERVATION);

            Violation first = new RandomSearch(scenario, 7, 40).uniform(20_000).orElseThrow();

            assertThat(new RandomSearch(scenario, 7, 40).uniform(20_000)).contains(first);
        }

        @Test
        void finds_nothing_where_there_is_nothing() {
            Scenario scenario = CountedDeliveries.scenario(3, 2, Mistake.NONE);

            assertThat(new RandomSearch(scenario, 1, 60).uniform(2_000)).isEmpty();
            assertThat(new RandomSearch(scenario, 1, 60).byPriorities(2_000, 2)).isEmpty();
        }
    }
}
