package org.barreleye.machine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final List<Integer> FEW = List.of(2, 8);
    private static final List<Integer> ALL = List.of(2, 4, 8, 16);

    @Test
    void leaves_the_choice_to_the_experiment() {
        assertThat(Sweep.SHORT.coresOr(FEW, ALL, 16)).isEqualTo(FEW);
        assertThat(new Sweep(List.of(), List.of(), true).coresOr(FEW, ALL, 16)).isEqualTo(ALL);
        assertThat(Sweep.SHORT.capabilitiesOr(FEW, ALL)).isEqualTo(FEW);
        assertThat(new Sweep(List.of(), List.of(), true).capabilitiesOr(FEW, ALL)).isEqualTo(ALL);
    }

    @Test
    void leaves_out_numbers_of_cores_that_the_machine_does_not_have() {
        assertThat(Sweep.SHORT.coresOr(FEW, ALL, 4)).containsExactly(2);
    }

    @Test
    void gives_the_values_that_it_was_given_once_and_in_order() {
        Sweep sweep = new Sweep(List.of(4, 3, 4), List.of(7), true);

        assertThat(sweep.coresOr(FEW, ALL, 4)).containsExactly(3, 4);
        assertThat(sweep.capabilitiesOr(FEW, ALL)).containsExactly(7);
    }

    @Test
    void refuses_values_without_a_meaning() {
        Sweep sweep = new Sweep(List.of(5), List.of(), false);

        assertThatThrownBy(() -> sweep.coresOr(FEW, ALL, 4))
                .hasMessage("the machine has 4 cores, not 5; give numbers up to 4");
        assertThatThrownBy(() -> new Sweep(List.of(0), List.of(), false))
                .hasMessage("a number of cores is positive, not 0");
        assertThatThrownBy(() -> new Sweep(List.of(), List.of(-1), false))
                .hasMessage("a number of capabilities is positive, not -1");
    }

    @Test
    void is_for_experiments_with_parameters() {
        Experiment urpc = Experiments.named("urpc");

        assertThat(urpc.hasParameters()).isFalse();
        assertThat(urpc.run(Presets.named("amd-2x2"), Sweep.SHORT)).isNotEmpty();
        assertThatThrownBy(() -> urpc.run(Presets.named("amd-2x2"), new Sweep(List.of(2), List.of(), false)))
                .hasMessage("urpc has no parameters; leave out --cores, --capabilities and --full");
    }
}
