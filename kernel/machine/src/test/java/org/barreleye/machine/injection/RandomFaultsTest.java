package org.barreleye.machine.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.RandomMachine;
import org.barreleye.machine.fault.Faults;
import org.junit.jupiter.api.Test;

class RandomFaultsTest {
    @Test
    void are_the_same_for_the_same_seed() {
        MachineDescription machine = RandomMachine.of(1);
        Seeds.each(50, seed -> {
            assertThat(RandomFaults.delays(machine, seed)).isEqualTo(RandomFaults.delays(machine, seed));
            assertThat(RandomFaults.losses(machine, seed)).isEqualTo(RandomFaults.losses(machine, seed));
        });
        assertThat(RandomFaults.losses(machine, 1)).isNotEqualTo(RandomFaults.losses(machine, 2));
    }

    @Test
    void fit_the_machine_that_they_are_drawn_for() {
        Seeds.each(200, seed -> {
            MachineDescription machine = RandomMachine.of(seed);
            Machine.of(machine, seed, RandomFaults.delays(machine, seed)).close();
            Machine.of(machine, seed, RandomFaults.losses(machine, seed)).close();
        });
    }

    @Test
    void lose_something_of_every_kind_sooner_or_later_but_never_as_delays() {
        List<Faults> losses = new ArrayList<>();
        for (long seed = 1; seed <= 100; seed++) {
            losses.add(RandomFaults.losses(RandomMachine.of(seed), seed));
            Faults delays = RandomFaults.delays(RandomMachine.of(seed), seed);
            assertThat(delays.lostInterrupts() + delays.repeatedInterrupts() + delays.failedTransfers()).isZero();
            assertThat(delays.crashes()).isEmpty();
            assertThat(delays.budgets()).isEmpty();
        }
        assertThat(losses).anyMatch(faults -> faults.lostInterrupts() > 0)
                .anyMatch(faults -> faults.repeatedInterrupts() > 0)
                .anyMatch(faults -> faults.failedTransfers() > 0)
                .anyMatch(faults -> !faults.crashes().isEmpty())
                .anyMatch(faults -> !faults.budgets().isEmpty());
    }
}
