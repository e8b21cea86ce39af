package org.barreleye.machine.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkFaultsTest {
    private final NetworkFaults faults = NetworkFaults.of(
            new LinkFlap("nic0", 100, 10), new LinkFlap("nic0", 200, 50), new LinkFlap("nic0", 300, 10));

    @Test
    void of_a_station_that_is_connected_at_power_on_are_all() {
        assertThat(faults.from(0)).isEqualTo(faults);
        assertThat(faults.from(100)).isEqualTo(faults);
    }

    @Test
    void of_a_station_that_is_connected_later_are_those_that_are_not_over() {
        assertThat(faults.from(110).flaps()).isEqualTo(faults.flaps().subList(1, 3));
        assertThat(faults.from(220).flaps()).as("until the same time").containsExactly(
                new LinkFlap("nic0", 220, 30), new LinkFlap("nic0", 300, 10));
        assertThat(faults.from(310).flaps()).isEmpty();
    }
}
