package org.barreleye.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    void runs_two_cores_that_talk_until_one_switches_it_off() {
        try (Machine machine = PingPong.machine(42, 100)) {
            long events = machine.run();

            assertThat(machine.exitStatus()).hasValue(0);
            assertThat(machine.console()).singleElement().satisfies(line -> assertThat(line.text()).startsWith("caught 100"));
            assertThat(events).isLessThan(500);
        }
    }
}
