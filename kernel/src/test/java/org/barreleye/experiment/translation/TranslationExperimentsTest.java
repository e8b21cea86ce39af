package org.barreleye.experiment.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.experiment.Experiments;
import org.barreleye.machine.experiment.Measurement;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationExperimentsTest {
    private static List<Measurement> run(String experiment, String machine) {
        return Experiments.named(experiment).run(Presets.named(machine));
    }

    @Nested
    class Unmap {
        @Test
        void has_a_row_for_each_number_of_cores_and_each_protocol() {
            List<Measurement> rows = run("unmap", "smp-4");

            assertThat(rows).hasSize(12).allMatch(row -> row.measured() > 0);
            assertThat(rows).extracting(Measurement::row).containsOnly("multikernel: messages along a tree",
                    "serial interrupts, one shared counter", "serial interrupts, a word for each core");
        }

        @Test
        void takes_longer_the_more_cores_are_interrupted() {
            List<Measurement> rows = run("unmap", "smp-4").stream()
                    .filter(row -> row.row().startsWith("serial interrupts, a word")).toList();

            assertThat(rows).extracting(Measurement::measured).isSorted();
        }

        @Test
        void is_refused_on_a_machine_whose_caches_are_not_kept_coherent() {
            assertThatThrownBy(() -> run("unmap", "scc-48")).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no coherent caches");
        }
    }

    private static double measured(List<Measurement> rows, String row) {
        return rows.stream().filter(found -> found.row().equals(row)).findFirst().orElseThrow().measured();
    }

    @Nested
    class Appel_li {
        @ParameterizedTest
        @ValueSource(strings = {"two-x86", "big-little", "demo", "scc-48", "omap-4460"})
        void runs_on_machines_of_every_architecture(String name) {
            MachineDescription machine = Presets.named(name);
            List<Measurement> rows = run("appel-li", name);

            assertThat(rows).as(machine.name()).hasSizeBetween(6, 7).allMatch(row -> row.measured() > 0);
            assertThat(measured(rows, "protect, trap, unprotect; 1 page")).as("a trap is part of it")
                    .isGreaterThan(measured(rows, "trap"));
        }
    }
}
