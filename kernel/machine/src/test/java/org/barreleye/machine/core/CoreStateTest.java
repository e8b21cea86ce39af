package org.barreleye.machine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.description.InitialState;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.fault.CoreCrash;
import org.barreleye.machine.fault.Faults;
import org.junit.jupiter.api.Test;

class CoreStateTest {
    @Test
    void is_off_or_waits_until_a_core_is_started() {
        Machine machine = Machine.of(Presets.named("demo"), 1);
        CoreId off = machine.cores().stream().filter(core -> core.description().initialState() == InitialState.OFF)
                .findFirst().orElseThrow().id();
        CoreId zero = new CoreId(0);
        assertThat(machine.state(off)).isEqualTo(CoreState.OFF);
        assertThat(machine.state(zero)).isEqualTo(CoreState.WAITING);

        List<CoreState> seen = new ArrayList<>();
        machine.install(off, Software.once(core -> seen.add(machine.state(off))));
        machine.install(zero, Software.once(core -> core.startCore(off, 0)));
        machine.powerOn(zero, 0);
        machine.run();

        assertThat(seen).containsExactly(CoreState.RUNNING);
        assertThat(machine.state(off)).isEqualTo(CoreState.HALTED);
        assertThat(machine.state(zero)).isEqualTo(CoreState.HALTED);
    }

    @Test
    void is_as_before_the_first_start_after_another_core_has_stopped_it() {
        List<String> steps = new ArrayList<>();
        Machine machine = Machine.of(Software.plain(), 1);
        machine.install(Software.FOUR, Software.rom((core, event) -> {
            steps.add(event.getClass().getSimpleName());
            return CoreDirective.HALT;
        }));
        machine.install(Software.ZERO, Software.once(core -> {
            core.startCore(Software.FOUR, 0);
            core.spend(1_000_000);
            core.stopCore(Software.FOUR);
            core.spend(1_000_000);
            core.sendInterrupt(Software.FOUR, 9);
        }));
        machine.powerOn(Software.ZERO, 0);
        machine.run();

        assertThat(steps).as("the interrupt is lost").containsExactly("Started");
        assertThat(machine.state(Software.FOUR)).isEqualTo(CoreState.WAITING);
    }

    @Test
    void is_failed_from_a_stop_to_the_next_start_in_copies_too() {
        CoreCrash stop = new CoreCrash(Software.FOUR, 1_000_000, 0);
        Machine machine = Machine.of(Software.plain(), 1, new Faults(0, 0, 0, 0, 0, List.of(stop)));
        machine.install(Software.FOUR, Software.once(core -> { }));
        machine.powerOn(Software.FOUR, 0);
        machine.run();
        assertThat(machine.state(Software.FOUR)).isEqualTo(CoreState.FAILED);

        machine.powerOn(Software.FOUR, 0);
        machine.run();
        assertThat(machine.state(Software.FOUR)).isEqualTo(CoreState.HALTED);
    }
}
