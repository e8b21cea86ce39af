package org.barreleye.machine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.fault.Faults;
import org.junit.jupiter.api.Test;

/** A device that takes the place of one of the description. */
class DeviceReplacementTest {
    private final List<Device> replaced = new ArrayList<>();

    private Device keep(Bus bus, Device device) {
        replaced.add(device);
        return device;
    }

    @Test
    void is_given_the_device_of_its_name() {
        try (Machine machine = Machine.of(Presets.named("demo"), 1, Faults.none())) {
            machine.replace("nic0", this::keep);
            machine.replace("dma0", this::keep);
        }

        assertThat(replaced).hasExactlyElementsOfTypes(Nic.class, Dma.class);
    }

    @Test
    void is_refused_if_there_is_no_device_of_the_name() {
        try (Machine machine = Machine.of(Presets.named("demo"), 1, Faults.none())) {
            assertThatThrownBy(() -> machine.replace("nic1", this::keep)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'nic1'").hasMessageContaining("nic0");
        }
    }
}
