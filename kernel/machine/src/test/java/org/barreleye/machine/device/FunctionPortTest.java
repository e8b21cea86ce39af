package org.barreleye.machine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.machine.device.RecordingBus.arrival;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.register.bus.FunctionRegister;
import org.barreleye.machine.description.FunctionDescription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The connection of a device to its function on the bus. */
class FunctionPortTest {
    private static final int VECTOR = 99;

    private final RecordingBus bus = new RecordingBus();
    private final List<Boolean> line = new ArrayList<>();
    private final BusFunction function = new BusFunction(new FunctionDescription("device", false, 0, Optional.empty(),
            new FunctionDescription.Identity(1, 1, 1), 4_096, Optional.empty(), true),
            new FunctionPins(4_096, Optional.empty(), Optional.empty()), null, null, null);
    private final FunctionPort port = new FunctionPort(function, bus, 0, (now, isActive) -> line.add(isActive),
            new DirectAccess(bus, 0));

    private void store(FunctionRegister register, long value) {
        function.store(0, register.offset(), value, 0);
    }

    @Nested
    class With_messages {
        @BeforeEach
        void enable() {
            function.attach(new AbsentDevice(), port);
            store(FunctionRegister.COMMAND, FunctionRegister.BUS_MASTER.mask());
            store(FunctionRegister.MSI_DESTINATION, 20);
            store(FunctionRegister.MSI_VECTOR, VECTOR);
            store(FunctionRegister.MSI, FunctionRegister.MSI_ENABLE.mask());
            line.clear();
        }

        @Test
        void a_device_that_stays_active_sends_one_until_it_is_active_anew() {
            port.set(1_000, true);
            port.set(2_000, true);
            port.set(3_000, true);
            assertThat(bus.interrupts()).containsExactly(arrival(1_000 + RecordingBus.LATENCY, 2, VECTOR));

            port.set(4_000, false);
            port.set(5_000, true);
            assertThat(bus.interrupts()).containsExactly(arrival(5_000 + RecordingBus.LATENCY, 2, VECTOR));
        }

        @Test
        void its_line_stays_inactive() {
            port.set(1_000, true);

            assertThat(line).isNotEmpty().containsOnly(false);
        }

        @Test
        void a_device_that_was_removed_sends_none() {
            port.remove(500);
            port.set(1_000, true);

            assertThat(bus.interrupts()).isEmpty();
        }
    }
}
