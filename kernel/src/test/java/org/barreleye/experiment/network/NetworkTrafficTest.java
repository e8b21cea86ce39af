package org.barreleye.experiment.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.experiment.Experiments;
import org.barreleye.machine.experiment.Measurement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTrafficTest {
    private static double measured(List<Measurement> rows, String row, String unit) {
        return rows.stream().filter(found -> found.row().equals(row) && found.unit().equals(unit)).findFirst()
                .orElseThrow().measured();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "amd-4x4"})
    void keeps_within_what_the_wire_allows(String preset) {
        MachineDescription machine = Presets.named(preset);
        List<Measurement> rows = Experiments.named("network").run(machine);

        assertThat(rows).hasSize(12);
        for (int bytes : List.of(1, 512, 1_472)) {
            String size = ", " + bytes + (bytes == 1 ? " byte" : " bytes");
            // With the headers of UDP, IPv4 and Ethernet, and what surrounds a frame.
            double frame = (Math.max(60, bytes + 42) + 24) * 8.0 / machine.wire().orElseThrow().megabits();
            double wire = 2 * (frame + machine.wire().orElseThrow().latency() / 1e6) + 2;
            assertThat(measured(rows, "round trip" + size, "us")).as("%d bytes", bytes)
                    .isGreaterThan(wire + measured(rows, "to itself" + size, "us") / 2).isLessThan(10 * wire);
            assertThat(measured(rows, "throughput" + size, "packets/ms")).as("%d bytes", bytes)
                    .isGreaterThan(1_000 / measured(rows, "round trip" + size, "us")).isLessThan(1_000 / frame);
        }
    }

    @Test
    void names_what_a_machine_lacks() {
        assertThatThrownBy(() -> Experiments.named("network").run(Presets.named("smp-2")))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("smp-2 has no network interface");
    }
}
