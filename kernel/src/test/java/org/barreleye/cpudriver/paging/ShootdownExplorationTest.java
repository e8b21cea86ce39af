package org.barreleye.cpudriver.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.cpudriver.paging.ShootdownScenario.Packages;
import org.barreleye.exploration.schedule.Run;
import org.barreleye.exploration.schedule.SequenceDiagram;
import org.barreleye.exploration.schedule.Shrinker;
import org.barreleye.exploration.schedule.Violation;
import org.barreleye.exploration.search.ExhaustiveSearch;
import org.barreleye.exploration.search.SearchResult;
import org.barreleye.exploration.system.Scenario;
import org.barreleye.exploration.system.SystemState;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every schedule of a TLB shootdown of three cores and two operations, over the production code of kernel and monitor.
 * A changed number of states is a finding.
 */
class ShootdownExplorationTest {
    private static final String STALE = "a TLB has a translation that the table has no more";
    private static final String BOTH_WAIT = "both domains wait for the monitor";
    private static final String TREE = "core 1 waits for core 2 before it answers";

    private static ShootdownMachine machine(SystemState state) {
        return (ShootdownMachine) state.node(0);
    }

    private static boolean hasStaleTranslation(SystemState state) {
        ShootdownMachine machine = machine(state);
        for (int page = 0; page < machine.pages(); page++) {
            for (int core = 0; core < ShootdownMachine.CORES; core++) {
                if (machine.entryOf(page) == 0 && machine.isWritable(core, page)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static SearchResult assertExplored(ShootdownScenario scenario, long states) {
        SearchResult result = new ExhaustiveSearch(scenario.scenario())
                .reaching(STALE, ShootdownExplorationTest::hasStaleTranslation)
                .reaching(BOTH_WAIT, state -> machine(state).domains().stream()
                        .allMatch(domain -> domain.state() == ShootdownDomain.State.WAITING))
                .reaching(TREE, state -> machine(state).cores().get(1).peers().awaitsAnswer())
                .run();

        System.out.println("ShootdownExplorationTest: " + result);
        assertThat(result.violation()).isEmpty();
        assertThat(result.complete()).isTrue();
        assertThat(result.states()).isEqualTo(states);
        assertThat(result.reached().get(TREE) > 0).as(TREE).isEqualTo(scenario.packages() == Packages.TWO);
        return result;
    }

    private static ShootdownScenario scenario(Packages packages, ShootdownOperation first, ShootdownOperation second,
            boolean isOnePage) {
        return new ShootdownScenario(packages, List.of(first, second), isOnePage, ShootdownFault.NONE);
    }

    @Nested
    class No_core_can_use_a_translation {
        @ParameterizedTest(name = "{0} beside {1}, packages: {2}")
        @CsvSource({
            "UNMAP, UNMAP, ONE, 3007", "DELETE, UNMAP, ONE, 3007", "DELETE, DELETE, ONE, 3007",
            "REVOKE, UNMAP, ONE, 1783", "REVOKE, DELETE, ONE, 1783", "REVOKE, REVOKE, ONE, 1172",
            "PROTECT, UNMAP, ONE, 15892",
            "UNMAP, UNMAP, TWO, 1069", "DELETE, UNMAP, TWO, 1069", "DELETE, DELETE, TWO, 1069",
            "REVOKE, UNMAP, TWO, 646", "REVOKE, DELETE, TWO, 646", "REVOKE, REVOKE, TWO, 440",
            "PROTECT, UNMAP, TWO, 5488", "PROTECT, DELETE, TWO, 5488", "PROTECT, REVOKE, TWO, 3481"})
        void that_an_operation_on_a_page_has_taken_away_beside_another_one_on_another_page(ShootdownOperation first,
                ShootdownOperation second, Packages packages, long states) {
            SearchResult result = assertExplored(scenario(packages, first, second, false), states);

            boolean areBothWaiting = first != ShootdownOperation.REVOKE && second != ShootdownOperation.REVOKE;
            assertThat(result.reached().get(STALE)).as(STALE).isPositive();
            assertThat(result.reached().get(BOTH_WAIT) > 0).as(BOTH_WAIT).isEqualTo(areBothWaiting);
        }

        @ParameterizedTest(name = "{0} beside {1}, packages: {2}")
        @CsvSource({
            "UNMAP, UNMAP, ONE, 191", "DELETE, UNMAP, ONE, 191", "DELETE, DELETE, ONE, 191",
            "REVOKE, UNMAP, ONE, 152", "REVOKE, DELETE, ONE, 152", "REVOKE, REVOKE, ONE, 45",
            "PROTECT, UNMAP, ONE, 3500", "PROTECT, DELETE, ONE, 3500", "PROTECT, REVOKE, ONE, 2071",
            "PROTECT, PROTECT, ONE, 1101",
            "UNMAP, UNMAP, TWO, 131", "DELETE, UNMAP, TWO, 131", "DELETE, DELETE, TWO, 131",
            "REVOKE, UNMAP, TWO, 100", "REVOKE, DELETE, TWO, 100", "REVOKE, REVOKE, TWO, 29",
            "PROTECT, UNMAP, TWO, 1448", "PROTECT, DELETE, TWO, 1448", "PROTECT, REVOKE, TWO, 855",
            "PROTECT, PROTECT, TWO, 801"})
        void that_one_of_two_operations_on_a_page_has_taken_away(ShootdownOperation first, ShootdownOperation second,
                Packages packages, long states) {
            assertExplored(scenario(packages, first, second, true), states);
        }

        @ParameterizedTest(name = "{0} beside {1}, packages: {2}")
        @Tag("exploration")
        @CsvSource({"PROTECT, DELETE, ONE, 15892", "PROTECT, REVOKE, ONE, 9911", "PROTECT, PROTECT, ONE, 81529",
            "PROTECT, PROTECT, TWO, 27233"})
        void that_a_protect_has_taken_away_beside_another_operation_on_another_page(ShootdownOperation first,
                ShootdownOperation second, Packages packages, long states) {
            assertExplored(scenario(packages, first, second, false), states);
        }
    }

    @Nested
    class A_planted_mistake {
        @ParameterizedTest
        @CsvSource({
            "ONE_CORE_FORGOTTEN, ONE, translations, 7",
            "ONE_CORE_FORGOTTEN, TWO, translations, 7",
            "COMPLETED_TOO_EARLY, ONE, translations, 3",
            "COMPLETED_TOO_EARLY, TWO, translations, 3",
            "AGGREGATOR_ANSWERS_EARLY, TWO, translations, 5",
            "AGGREGATOR_ASKS_NOBODY, TWO, translations, 5",
            "FLUSHED_BEFORE_THE_WRITE, ONE, translations, 8",
            "FLUSHED_BEFORE_THE_WRITE, TWO, translations, 8",
            "ENTRY_NOT_CLEARED, TWO, entries, 7",
            "ANSWER_LOST, ONE, ends, 12",
            "ANSWER_LOST, TWO, ends, 10"})
        void is_found_by_its_rule_after_a_schedule_that_shrinks(ShootdownFault fault, Packages packages, String rule,
                int steps) {
            Scenario scenario = new ShootdownScenario(packages,
                    List.of(ShootdownOperation.UNMAP, ShootdownOperation.DELETE), false, fault).scenario();

            Violation found = new ExhaustiveSearch(scenario).run().violation().orElseThrow();
            Violation shrunk = new Shrinker(scenario).shrink(found);

            System.out.println("ShootdownExplorationTest: " + fault + ": " + shrunk);
            new SequenceDiagram(scenario).of(shrunk.schedule()).forEach(System.out::println);
            assertThat(shrunk.rule()).isEqualTo(rule);
            assertThat(shrunk.schedule().steps()).hasSize(steps);
            assertThat(Run.of(scenario, shrunk.schedule()).violation()).contains(shrunk);
        }
    }
}
