package org.barreleye.machine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.machine.device.Wired.function;
import static org.barreleye.machine.device.Wired.read;
import static org.barreleye.machine.device.Wired.write;
import static org.barreleye.machine.device.WiredNic.LINE;
import static org.barreleye.machine.device.WiredNic.LINE_VECTOR;
import static org.barreleye.machine.device.WiredNic.MEMORY;
import static org.barreleye.machine.device.WiredNic.MESSAGE_VECTOR;
import static org.barreleye.machine.device.WiredNic.MICROSECOND;
import static org.barreleye.machine.device.WiredNic.NIC;
import static org.barreleye.machine.device.WiredNic.RX_BUFFER;
import static org.barreleye.machine.device.WiredNic.clear;
import static org.barreleye.machine.device.WiredNic.clearAndEnd;
import static org.barreleye.machine.device.WiredNic.end;
import static org.barreleye.machine.device.WiredNic.giveBuffers;
import static org.barreleye.machine.device.WiredNic.prepare;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.register.bus.FunctionRegister;
import org.barreleye.kpi.register.interrupt.IoApicRegister;
import org.barreleye.kpi.register.nic.NicCause;
import org.barreleye.kpi.register.nic.NicRegister;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.fault.LinkFlap;
import org.barreleye.machine.fault.NetworkFaults;
import org.barreleye.packet.EthernetFrame;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The interrupts of the network interface of {@link WiredNic}, and its removal from the bus and return. */
class NicWiringTest {
    private WiredNic nic = new WiredNic();

    @Nested
    class Behind_an_io_apic {
        @Test
        void interrupts_again_after_each_end_of_interrupt_until_its_cause_is_cleared() {
            nic.arrives(20 * MICROSECOND, 1);
            nic.runs(WiredNic::giveBuffers, (core, vector) -> {
                if (nic.vectors().size() == 3) {
                    clear(core, NicCause.ALL);
                }
                end(core, LINE);
            });

            assertThat(nic.vectors()).containsExactly(LINE_VECTOR, LINE_VECTOR, LINE_VECTOR);
        }

        @Test
        void interrupts_not_again_before_the_end_of_interrupt() {
            nic.arrives(20 * MICROSECOND, 1);
            nic.arrives(40 * MICROSECOND, 2);
            nic.runs(WiredNic::giveBuffers, (core, vector) -> clear(core, NicCause.ALL));

            assertThat(nic.vectors()).containsExactly(LINE_VECTOR);
        }

        /** A cause that comes between reading the causes and clearing them keeps the line active. */
        @ParameterizedTest
        @CsvSource({"true, 2", "false, 1"})
        void a_cause_that_the_driver_has_not_seen_is_lost_with_edges_and_not_with_levels(boolean isLevel,
                int interrupts) {
            nic.arrives(20 * MICROSECOND, 1);
            nic.runs(core -> {
                giveBuffers(core);
                write(core, Wired.IO_APIC, IoApicRegister.SELECT, LINE);
                write(core, Wired.IO_APIC, IoApicRegister.LEVEL, isLevel ? 1 : 0);
            }, (core, vector) -> {
                long seen = read(core, NIC, NicRegister.INTERRUPT_CAUSE);
                if (nic.vectors().size() == 1) {
                    write(core, NIC, NicRegister.TX_TAIL, 8); // outside of the ring: an error at once
                }
                clear(core, seen);
                end(core, LINE);
            });

            assertThat(nic.vectors()).hasSize(interrupts).containsOnly(LINE_VECTOR);
        }
    }

    @Nested
    class With_messages {
        @Test
        void sends_one_as_long_as_its_causes_are_not_cleared() {
            nic.arrives(20 * MICROSECOND, 1);
            nic.arrives(40 * MICROSECOND, 2);
            nic.arrives(80 * MICROSECOND, 3);
            List<Long> received = new ArrayList<>();
            nic.runs(core -> {
                giveBuffers(core);
                write(core, function(1, Wired.DMA1_SLOT), FunctionRegister.MSI_VECTOR, MESSAGE_VECTOR);
                write(core, function(1, Wired.DMA1_SLOT), FunctionRegister.MSI_ENABLE, 1);
            }, (core, vector) -> received.add(core.now()), 60 * MICROSECOND, core -> clear(core, NicCause.ALL));

            assertThat(nic.vectors()).containsExactly(MESSAGE_VECTOR, MESSAGE_VECTOR);
            assertThat(received.get(1)).isGreaterThan(80 * MICROSECOND);
        }
    }

    @Nested
    class That_comes_and_goes {
        @Test
        void is_connected_to_the_wire_again() {
            nic = new WiredNic(Faults.none().with(NetworkFaults.of(
                    new LinkFlap("nic0", 20 * MICROSECOND, 10 * MICROSECOND),
                    new LinkFlap("nic0", 150 * MICROSECOND, 100 * MICROSECOND))));
            List<Long> causes = new ArrayList<>();
            nic.machine().setPresent(100 * MICROSECOND, "nic0", false);
            nic.machine().setPresent(200 * MICROSECOND, "nic0", true);
            nic.arrives(99 * MICROSECOND, 1); // on the wire when the interface goes
            nic.arrives(190 * MICROSECOND, 2); // for the interface of before, which is not there any more
            nic.runs(WiredNic::giveBuffers, (core, vector) -> {
                causes.add(read(core, NIC, NicRegister.INTERRUPT_CAUSE));
                clearAndEnd(core, vector);
            }, 220 * MICROSECOND, core -> {
                Wired.enable(core, 1, Wired.DMA1_SLOT, Wired.DMA1_BAR);
                assertThat(read(core, NIC, NicRegister.RX_LENGTH)).as("as at power-on").isZero();
                assertThat(read(core, NIC, NicRegister.LINK_UP)).as("lost until 250 us").isZero();
                prepare(core);
                giveBuffers(core);
                nic.arrives(255 * MICROSECOND, 3);
            });

            assertThat(causes).as("the link is lost and back before and after, and the frame").containsExactly(
                    NicCause.LINK.bit(), NicCause.LINK.bit(), NicCause.LINK.bit(), NicCause.LINK.bit(),
                    NicCause.RX.bit());
            assertThat(nic.machine().peek(MEMORY + RX_BUFFER + EthernetFrame.HEADER_BYTES, 1, Endianness.LITTLE))
                    .isEqualTo(3);
        }
    }
}
