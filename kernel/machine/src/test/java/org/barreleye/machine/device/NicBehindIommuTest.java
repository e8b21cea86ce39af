package org.barreleye.machine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.machine.device.Wired.function;
import static org.barreleye.machine.device.Wired.read;
import static org.barreleye.machine.device.Wired.write;
import static org.barreleye.machine.device.WiredNic.DEVICE;
import static org.barreleye.machine.device.WiredNic.FAULT_VECTOR;
import static org.barreleye.machine.device.WiredNic.LINE_VECTOR;
import static org.barreleye.machine.device.WiredNic.MEMORY;
import static org.barreleye.machine.device.WiredNic.MICROSECOND;
import static org.barreleye.machine.device.WiredNic.NIC;
import static org.barreleye.machine.device.WiredNic.RX_BUFFER;
import static org.barreleye.machine.device.WiredNic.SECOND_WINDOW;
import static org.barreleye.machine.device.WiredNic.TX_BUFFER;
import static org.barreleye.machine.device.WiredNic.WINDOW_BYTES;
import static org.barreleye.machine.device.WiredNic.clearAndEnd;
import static org.barreleye.machine.device.WiredNic.frame;
import static org.barreleye.machine.device.WiredNic.giveBuffers;
import static org.barreleye.machine.device.WiredNic.send;
import static org.barreleye.machine.device.WiredNic.window;

import java.util.function.Consumer;
import org.barreleye.kpi.register.bus.FunctionRegister;
import org.barreleye.kpi.register.device.DmaWindowRegister;
import org.barreleye.kpi.register.nic.NicRegister;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.packet.EthernetFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory that the network interface of {@link WiredNic} reaches through the windows of its IOMMU. */
class NicBehindIommuTest {
    private WiredNic nic = new WiredNic();
    private long enabled;
    private long faultAddress;
    private long refused;

    private void runsUntilRead(Consumer<Core> start) {
        nic.runs(start, (core, vector) -> {
            if (vector == FAULT_VECTOR) {
                faultAddress = read(core, Wired.IOMMU, DmaWindowRegister.FAULT_ADDRESS);
            }
            clearAndEnd(core, vector);
        }, 500 * MICROSECOND, core -> {
            enabled = read(core, NIC, NicRegister.CONTROL);
            refused = read(core, Wired.IOMMU, DmaWindowRegister.REFUSED);
        });
    }

    private int sent() {
        return (int) nic.machine().wire().orElseThrow().recorded().stream()
                .filter(frame -> frame.frame()[EthernetFrame.HEADER_BYTES] == 42).count();
    }

    private static void storeFrame(Core core, long address) {
        byte[] bytes = frame(42);
        for (int index = 0; index < bytes.length; index++) {
            core.store(address + index, 1, bytes[index], Endianness.LITTLE);
        }
    }

    private void assertTransmitStopped() {
        assertThat(sent()).isZero();
        assertThat(NicRegister.TX_ENABLE.in(enabled)).isZero();
        assertThat(NicRegister.RX_ENABLE.in(enabled)).isOne();
        assertThat(nic.vectors()).contains(LINE_VECTOR);
    }

    @Test
    void sends_and_receives_at_the_addresses_of_its_window() {
        nic.arrives(20 * MICROSECOND, 1);
        runsUntilRead(core -> {
            giveBuffers(core);
            storeFrame(core, MEMORY + TX_BUFFER);
            send(core, DEVICE + TX_BUFFER);
        });

        assertThat(sent()).isOne();
        assertThat(nic.machine().peek(MEMORY + RX_BUFFER + EthernetFrame.HEADER_BYTES, 1, Endianness.LITTLE)).isOne();
        assertThat(refused).isZero();
    }

    @Test
    void stops_the_transmit_queue_whose_ring_is_outside() {
        runsUntilRead(core -> {
            write(core, NIC, NicRegister.TX_BASE, DEVICE + WINDOW_BYTES);
            send(core, DEVICE + TX_BUFFER);
        });

        assertTransmitStopped();
        assertThat(nic.vectors()).containsExactlyInAnyOrder(LINE_VECTOR, FAULT_VECTOR);
        assertThat(faultAddress).isEqualTo(DEVICE + WINDOW_BYTES);
        assertThat(refused).isOne();
    }

    @Test
    void stops_the_receive_queue_whose_ring_is_outside() {
        nic.arrives(20 * MICROSECOND, 1);
        runsUntilRead(core -> {
            giveBuffers(core);
            write(core, NIC, NicRegister.RX_BASE, MEMORY); // canonical addresses are not those of the device
        });

        assertThat(NicRegister.RX_ENABLE.in(enabled)).isZero();
        assertThat(NicRegister.TX_ENABLE.in(enabled)).isOne();
        assertThat(faultAddress).isEqualTo(MEMORY);
        assertThat(nic.machine().peek(MEMORY + RX_BUFFER, 8, Endianness.LITTLE)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0x7fc0, 0x8000, -0x40})
    void stops_the_transmit_queue_if_a_buffer_is_outside_or_in_part(long offset) {
        runsUntilRead(core -> {
            storeFrame(core, MEMORY + 0x7000);
            send(core, DEVICE + offset);
        });

        assertTransmitStopped();
        assertThat(nic.vectors()).contains(FAULT_VECTOR);
    }

    @Test
    void takes_a_buffer_that_begins_with_its_window_within_a_line() {
        runsUntilRead(core -> {
            window(core, 1, SECOND_WINDOW + 8, 0x3_0008, 104);
            storeFrame(core, 0x3_0008);
            send(core, SECOND_WINDOW + 8);
        });

        assertThat(sent()).isOne();
        assertThat(refused).isZero();
    }

    @Test
    void stops_the_transmit_queue_if_a_window_shifts_its_words() {
        runsUntilRead(core -> {
            window(core, 1, SECOND_WINDOW, 0x3_0004, WINDOW_BYTES);
            send(core, SECOND_WINDOW);
        });

        assertTransmitStopped();
        assertThat(faultAddress).isEqualTo(SECOND_WINDOW);
    }

    @Test
    void stops_the_transmit_queue_if_it_is_no_bus_master() {
        runsUntilRead(core -> {
            write(core, function(1, Wired.DMA1_SLOT), FunctionRegister.BUS_MASTER, 0);
            send(core, DEVICE + TX_BUFFER);
        });

        assertTransmitStopped();
        assertThat(refused).as("the unit was not asked").isZero();
    }

    @Test
    void needs_the_time_of_the_memory_behind_its_window() {
        long near = sentAt(0x3_0000);
        long far = sentAt(new CanonicalAddress(2, 0x3_0000).packed());

        // 100 bytes are two lines, each of which passes the link of 500 ns.
        assertThat(far - near).isEqualTo(2 * 500_000);
    }

    private long sentAt(long buffer) {
        nic = new WiredNic();
        nic.runs(core -> window(core, 1, SECOND_WINDOW, buffer, WINDOW_BYTES), WiredNic::clearAndEnd,
                100 * MICROSECOND, core -> send(core, SECOND_WINDOW));
        return nic.machine().wire().orElseThrow().recorded().get(0).time();
    }
}
