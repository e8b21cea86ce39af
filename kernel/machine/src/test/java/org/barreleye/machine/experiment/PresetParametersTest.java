package org.barreleye.machine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PresetParametersTest {
    private static final List<String> PUBLISHED =
            List.of("intel-2x4", "amd-2x2", "amd-4x4", "amd-8x4", "scc-48", "odroid-c4");

    private static final List<String> OF_THE_SYSTEM = List.of("lrpc", "notify");

    private static List<Parameter> parameters(String machine) {
        return PresetParameters.of(Presets.named(machine));
    }

    @Nested
    class AMachineOfAPaper {
        @Test
        void has_a_source_for_each_of_its_parameters_though_none_was_fitted() {
            assertThat(parameters("ivy-bridge-2x10")).hasSize(14)
                    .allMatch(parameter -> parameter.fittedTo().isEmpty());
        }

        @Test
        void has_as_many_misses_on_their_way_as_line_fill_buffers() {
            assertThat(parameters("ivy-bridge-2x10")).extracting(Parameter::name, Parameter::value, Parameter::source)
                    .contains(tuple("misses, loads", "10", Parameter.Source.MANUAL),
                            tuple("misses, ownership", "10", Parameter.Source.MANUAL));
        }
    }

    @Nested
    class ANumberOfMisses {
        @Test
        void says_of_which_manual_it_is_and_that_it_is_unchecked() {
            for (String machine : List.of("intel-2x4", "amd-2x2", "amd-4x4", "amd-8x4", "ivy-bridge-2x10")) {
                assertThat(parameters(machine)).as(machine)
                        .filteredOn(parameter -> parameter.name().equals("misses, loads")).singleElement()
                        .satisfies(loads -> assertThat(loads.reference()).contains("from memory and unchecked"));
            }
        }

        @Test
        void is_a_proposal_where_the_manual_is_that_of_another_family() {
            assertThat(parameters("amd-2x2")).filteredOn(parameter -> parameter.name().equals("misses, loads"))
                    .extracting(Parameter::source).containsExactly(Parameter.Source.PROPOSED);
        }
    }

    @Nested
    class AMachineWithPublishedFigures {
        @Test
        void has_a_source_for_each_of_its_parameters() {
            for (String machine : PUBLISHED) {
                assertThat(parameters(machine)).as(machine).isNotEmpty()
                        .allSatisfy(parameter -> assertThat(parameter.reference()).isNotBlank());
            }
        }

        @Test
        void names_an_experiment_that_it_takes_part_in_for_each_that_was_fitted() {
            for (String machine : PUBLISHED) {
                for (Parameter parameter : parameters(machine)) {
                    parameter.fittedTo().filter(experiment -> !OF_THE_SYSTEM.contains(experiment))
                            .ifPresent(experiment -> assertThat(Experiments.named(experiment).machines())
                            .as(parameter.toString()).contains(machine));
                }
            }
        }

        @Test
        void has_the_values_of_its_machine_file() {
            assertThat(parameters("amd-8x4")).extracting(Parameter::name, Parameter::value).contains(
                    tuple("probe", "373 cycles"),
                    tuple("misses, ownership", "1"));
            assertThat(parameters("intel-2x4")).extracting(Parameter::name, Parameter::value).contains(
                    tuple("fetch over a link", "97.5 cycles"));
        }

        @Test
        void counts_those_that_were_fitted_to_an_experiment() {
            assertThat(PresetParameters.fitted("amd-8x4", "load-latency")).isEqualTo(5);
            assertThat(PresetParameters.fitted("amd-8x4", "urpc")).isEqualTo(2);
            assertThat(PresetParameters.fitted("intel-2x4", "urpc")).isEqualTo(2);
            assertThat(PresetParameters.fitted("scc-48", "scc-mpb")).isEqualTo(5);
            assertThat(PresetParameters.fitted("odroid-c4", "notify")).isEqualTo(1);
            assertThat(PresetParameters.fitted("amd-8x4", "shootdown")).isZero();
        }
    }

    @Test
    void are_none_for_a_machine_of_which_nothing_was_published() {
        assertThat(parameters("demo")).isEmpty();
    }

    @Test
    void are_fitted_to_an_experiment_if_that_is_their_source_and_only_then() {
        assertThatThrownBy(() -> new Parameter("probe", "1 cycle", Parameter.Source.FITTED, "rows", Optional.empty()))
                .hasMessageContaining("'probe' names the experiment that it was fitted to");
        assertThatThrownBy(() -> new Parameter("hit", "1 cycle", Parameter.Source.MANUAL, " ", Optional.empty()))
                .hasMessageContaining("'hit' needs a reference");
    }
}
