package org.barreleye.experiment.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.experiment.Experiments;
import org.barreleye.machine.experiment.Measurement;
import org.barreleye.machine.experiment.Sweep;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The experiments with capabilities, found as the command line finds them, on a machine of four cores. */
class CapabilityExperimentsTest {
    private static final String MACHINE = "smp-4";
    private static final int SOME = 16;

    private static List<Measurement> run(String experiment, Integer... cores) {
        return Experiments.named(experiment).run(Presets.named(MACHINE),
                new Sweep(List.of(cores), List.of(SOME), false));
    }

    private static Optional<Measurement> find(List<Measurement> rows, String row, int cores, String unit) {
        return rows.stream()
                .filter(one -> one.row().equals(row) && one.cores() == cores && one.unit().equals(unit))
                .findFirst();
    }

    private static Measurement cycles(List<Measurement> rows, String row, int cores) {
        return find(rows, row, cores, "cycles").orElseThrow();
    }

    private static void assertMeasuredOrRefused(List<Measurement> rows) {
        assertThat(rows).allSatisfy(row -> {
            if (row.refusal().isPresent()) {
                assertThat(row.shown()).startsWith("refused (").endsWith(")");
            } else if (row.unit().equals("cycles")) {
                assertThat(row.measured()).isPositive();
            } else {
                assertThat(row.measured()).isNotNegative();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"distops", "capchain", "captree", "capforest"})
    void measure_the_same_every_time(String experiment) {
        assertThat(run(experiment, 2)).isEqualTo(run(experiment, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"capchain", "captree", "capforest"})
    void have_one_row_of_cycles_for_each_number_of_cores(String experiment) {
        List<Measurement> rows = run(experiment, 1, 2, 4);

        assertThat(rows.stream().filter(row -> row.unit().equals("cycles"))).extracting(Measurement::cores)
                .containsExactly(1, 2, 4);
        assertMeasuredOrRefused(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"capchain", "captree", "capforest"})
    void measure_a_revoke_on_one_core_without_messages(String experiment) {
        List<Measurement> rows = run(experiment, 1);

        assertThat(rows).extracting(Measurement::unit).containsExactly("cycles", "messages");
        assertThat(rows).allSatisfy(row -> assertThat(row.refusal()).isEmpty());
        assertThat(rows.get(0).measured()).isPositive();
        assertThat(rows.get(1).measured()).isZero();
    }

    @Test
    void take_longer_for_longer_chains() {
        List<Measurement> rows = Experiments.named("capchain").run(Presets.named(MACHINE),
                new Sweep(List.of(1), List.of(SOME, 100), false));

        assertThat(cycles(rows, "revoke of a chain of 100", 1).measured())
                .isGreaterThan(2 * cycles(rows, "revoke of a chain of 16", 1).measured());
    }

    @Nested
    class Distributed_operations {
        private static final List<String> LOCAL = List.of("noop_invocation", "retype_no_remote",
                "retype_with_local_descs", "delete_local", "delete_last", "delete_cnode_last",
                "delete_cnode_slots_occupied", "revoke_no_remote");
        private static final List<String> OF_SEVERAL_CORES = List.of("retype_with_remote_copies", "delete_foreign",
                "delete_last_remote", "revoke_remote_copy", "revoke_with_remote_copies");

        private final List<Measurement> rows = run("distops", 2, 4);

        @Test
        void are_twelve_and_an_invocation_that_does_nothing_on_each_number_of_cores() {
            for (int cores : List.of(2, 4)) {
                assertThat(rows.stream().filter(row -> row.cores() == cores && row.unit().equals("cycles"))
                        .map(row -> row.row().replace(", " + SOME, "")))
                        .containsExactlyInAnyOrderElementsOf(concat(LOCAL, OF_SEVERAL_CORES));
            }
            assertMeasuredOrRefused(rows);
        }

        private List<String> concat(List<String> some, List<String> others) {
            return Stream.concat(some.stream(), others.stream()).toList();
        }

        @Test
        void need_no_messages_if_no_other_core_has_a_relative() {
            for (String operation : LOCAL) {
                for (int cores : List.of(2, 4)) {
                    assertThat(find(rows, operation + ", " + SOME, cores, "messages").orElseThrow().measured())
                            .as(operation).isZero();
                }
            }
        }

        @Test
        void cost_the_same_with_two_and_with_four_cores_if_no_other_core_has_a_relative() {
            assertThat(cycles(rows, "noop_invocation, " + SOME, 4).measured())
                    .isEqualTo(cycles(rows, "noop_invocation, " + SOME, 2).measured());
            for (String operation : LOCAL) {
                // But for the length of the paths in the mapping database.
                assertThat(cycles(rows, operation + ", " + SOME, 4).measured()).as(operation).isCloseTo(
                        cycles(rows, operation + ", " + SOME, 2).measured(), Percentage.withPercentage(10));
            }
        }

        @Test
        void cost_more_than_an_invocation_that_does_nothing() {
            double noop = cycles(rows, "noop_invocation, " + SOME, 2).measured();

            for (String operation : LOCAL.subList(1, LOCAL.size())) {
                assertThat(cycles(rows, operation + ", " + SOME, 2).measured()).as(operation).isGreaterThan(noop);
            }
        }
    }

    /** Cores without coherent caches, whose monitors send each other messages through mailboxes. */
    @Nested
    class Over_mailboxes {
        private static List<Measurement> run(String experiment, int capabilities, Integer... cores) {
            return Experiments.named(experiment).run(Presets.named("semperos-noc"),
                    new Sweep(List.of(cores), List.of(capabilities), false));
        }

        @Test
        void a_chain_takes_two_messages_for_each_other_core_that_has_a_link() {
            List<Measurement> rows = run("capchain", 20, 1, 2, 8);

            assertThat(rows).allSatisfy(row -> assertThat(row.refusal()).isEmpty());
            for (int cores : List.of(1, 2, 8)) {
                assertThat(find(rows, "revoke of a chain of 20", cores, "messages").orElseThrow().measured())
                        .as("%d cores", cores).isEqualTo(2 * (cores - 1));
            }
        }

        @Test
        void a_tree_is_revoked_on_as_many_cores_as_the_machine_has() {
            List<Measurement> rows = run("captree", 63, 64);

            assertThat(rows).allSatisfy(row -> assertThat(row.refusal()).isEmpty());
            assertThat(find(rows, "revoke of a tree of 63", 64, "messages").orElseThrow().measured()).isEqualTo(126);
        }
    }

    @Nested
    class With_many_cores {
        @ParameterizedTest
        @ValueSource(strings = {"semperos-noc", "smp-64"})
        void a_copy_on_one_other_core_costs_less_than_twice_as_much_to_revoke_as_with_two_cores(String machine) {
            List<Measurement> rows = Experiments.named("captree").run(Presets.named(machine),
                    new Sweep(List.of(2, 64), List.of(1), false));

            assertThat(cycles(rows, "revoke of a tree of 1", 64).measured())
                    .isLessThan(2 * cycles(rows, "revoke of a tree of 1", 2).measured());
        }
    }

    @Nested
    class Parameters {
        @Test
        void are_bounded_by_the_machine() {
            assertThatThrownBy(() -> run("captree", 5)).hasMessage("the machine has 4 cores, not 5");
            assertThatThrownBy(() -> run("distops", 1)).hasMessage("the operations need two cores");
            assertThatThrownBy(() -> Experiments.named("distops").run(Presets.named(MACHINE),
                    new Sweep(List.of(2), List.of(1 << 17), false)))
                    .hasMessage("at most 65536 other capabilities are made, not 131072");
        }

        @Test
        void are_refused_by_an_experiment_without_them() {
            assertThatThrownBy(() -> run("lrpc", 2)).hasMessage("lrpc has no parameters");
        }
    }
}
