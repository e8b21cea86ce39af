package org.barreleye.experiment.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.experiment.Experiments;
import org.barreleye.machine.experiment.Measurement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The experiment on polling, found as the command line finds it. */
class PollingTimeTest {
    // A receiver looks at its ring once in so many cycles.
    private static final double POLL = 60;

    private static List<Measurement> run(String machine) {
        return Experiments.named("polling").run(Presets.named(machine));
    }

    private static double cost(List<Measurement> rows) {
        return rows.get(1).measured();
    }

    private static List<Measurement> rows(List<Measurement> rows, String quantity) {
        return rows.stream().filter(row -> row.row().startsWith(quantity + ",")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd-4x4", "smp-2"})
    void finds_that_overhead_is_at_most_twice_the_cost_of_blocking(String machine) {
        List<Measurement> rows = run(machine);

        assertThat(cost(rows)).isPositive();
        assertThat(rows(rows, "overhead")).hasSize(PollingReceiver.arrivalTimes().size()).allSatisfy(row ->
                assertThat(row.measured()).as(row.row()).isPositive().isLessThan(2 * cost(rows) + POLL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd-4x4", "smp-2"})
    void finds_that_a_message_is_late_by_at_most_the_cost_of_blocking(String machine) {
        List<Measurement> rows = run(machine);

        assertThat(rows(rows, "latency")).hasSize(PollingReceiver.arrivalTimes().size()).allSatisfy(row ->
                assertThat(row.measured()).as(row.row()).isBetween(-POLL, cost(rows) + POLL));
    }

    @Test
    void finds_no_latency_while_the_receiver_polls_and_some_after_it_has_blocked() {
        List<Measurement> latencies = rows(run("amd-4x4"), "latency");

        assertThat(latencies.get(0).measured()).isBetween(-POLL, POLL);
        assertThat(latencies.get(latencies.size() - 1).measured()).isGreaterThan(POLL);
    }

    @Test
    void has_a_row_of_the_formula_beside_each() {
        List<Measurement> rows = run("smp-2");

        for (String quantity : List.of("overhead", "latency")) {
            assertThat(rows(rows, quantity + " by the formula")).extracting(row -> row.row().replace(" by the formula",
                    "")).isEqualTo(rows(rows, quantity).stream().map(Measurement::row).toList());
        }
    }

    @Test
    void finds_that_a_switch_to_another_program_costs_two_switches_of_the_address_space() {
        Measurement row = run("amd-4x4").get(0);

        assertThat(row.measured()).isGreaterThan(
                2 * Presets.named("amd-4x4").cores().get(0).costs().spaceSwitch());
        assertThat(row.published()).isPresent();
    }

    @Test
    void measures_the_same_every_time() {
        assertThat(run("smp-2")).isEqualTo(run("smp-2"));
    }

    @Test
    void needs_two_coherent_cores() {
        assertThatThrownBy(() -> run("scc-48")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fewer than two coherent cores");
    }
}
