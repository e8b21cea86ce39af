package org.barreleye.machine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.machine.device.Wired.function;
import static org.barreleye.machine.device.Wired.page;
import static org.barreleye.machine.device.Wired.read;
import static org.barreleye.machine.device.Wired.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.barreleye.kpi.register.bus.FunctionRegister;
import org.barreleye.kpi.register.device.DmaWindowRegister;
import org.barreleye.kpi.register.interrupt.IoApicRegister;
import org.barreleye.kpi.register.nic.NicCause;
import org.barreleye.kpi.register.nic.NicDescriptor;
import org.barreleye.kpi.register.nic.NicRegister;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MachineFile;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.fault.LinkFlap;
import org.barreleye.machine.fault.NetworkFaults;
import org.barreleye.machine.network.PeerHost;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.MacAddress;
import org.barreleye.packet.Payload;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The network interface of the file networked.yaml: behind an interrupt controller, a bridge and an IOMMU. */
class NicWiringTest {
    private static final CoreId ZERO = new CoreId(0);
    private static final MacAddress MAC = new MacAddress(0x02000000002aL);
    private static final long MICROSECOND = 1_000_000;
    private static final long NIC = page(Wired.DMA1_BAR);
    private static final int LINE = 5;
    private static final int LINE_VECTOR = 70;
    private static final int FAULT_VECTOR = 71;
    private static final int MESSAGE_VECTOR = 99;
    // The window of the IOMMU, as the device sees it and as it is.
    private static final long DEVICE = 0x7000_0000;
    private static final long MEMORY = 0x1_0000;
    private static final long WINDOW_BYTES = 0x8000;
    private static final long TX_RING = 0x1000;
    private static final long RX_BUFFER = 0x2000;
    private static final long TX_BUFFER = 0x4000;
    private static final long SECOND_WINDOW = 0x6000_0000;
    private static final int FRAME_BYTES = 100;

    private Machine machine = Machine.of(description(), 1);
    private final List<Integer> vectors = new ArrayList<>();

    private static MachineDescription description() {
        try (var file = NicWiringTest.class.getResourceAsStream("networked.yaml")) {
            return MachineFile.parse("networked.yaml", new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static byte[] frame(int number) {
        byte[] payload = new byte[FRAME_BYTES - EthernetFrame.HEADER_BYTES];
        payload[0] = (byte) number;
        return new EthernetFrame(MAC, PeerHost.MAC, 0x88b5, Payload.of(payload)).toBytes();
    }

    private void arrives(long at, int number) {
        machine.peer().orElseThrow().sendFrame(at, frame(number));
    }

    /** Lets the core prepare the interface and act, serve its interrupts, and act once more at a time. */
    private void runs(Consumer<Core> start, ObjIntConsumer<Core> onInterrupt, long laterAt, Consumer<Core> later) {
        machine.wire().orElseThrow().startRecording();
        machine.install(ZERO, Software.rom((core, event) -> {
            if (event instanceof CoreEvent.Started) {
                prepare(core);
                start.accept(core);
                core.setTimer(laterAt);
            } else if (event instanceof CoreEvent.TimerExpired) {
                later.accept(core);
            } else if (event instanceof CoreEvent.Interrupt interrupt) {
                vectors.add(interrupt.vector());
                onInterrupt.accept(core, interrupt.vector());
            }
            return CoreDirective.HALT;
        }));
        machine.powerOn(ZERO, 0);
        long before = machine.now();
        while (machine.step()) {
            assertThat(machine.now()).as("no event of the past").isGreaterThanOrEqualTo(before);
            before = machine.now();
        }
    }

    private void runs(Consumer<Core> start, ObjIntConsumer<Core> onInterrupt) {
        runs(start, onInterrupt, 500 * MICROSECOND, core -> {});
    }

    private static void prepare(Core core) {
        Wired.openBridge(core);
        Wired.enable(core, 1, Wired.DMA1_SLOT, Wired.DMA1_BAR);
        Wired.route(core, LINE, 0, LINE_VECTOR);
        Wired.route(core, LINE + 1, 0, FAULT_VECTOR);
        window(core, 0, DEVICE, MEMORY, WINDOW_BYTES);
        write(core, NIC, NicRegister.RX_BASE, DEVICE);
        write(core, NIC, NicRegister.RX_LENGTH, 8);
        write(core, NIC, NicRegister.TX_BASE, DEVICE + TX_RING);
        write(core, NIC, NicRegister.TX_LENGTH, 8);
        write(core, NIC, NicRegister.INTERRUPT_MASK_SET, NicCause.ALL);
        write(core, NIC, NicRegister.CONTROL, NicRegister.RX_ENABLE.mask() | NicRegister.TX_ENABLE.mask());
    }

    private static void window(Core core, int number, long device, long canonical, long bytes) {
        write(core, Wired.IOMMU, DmaWindowRegister.SELECT, number);
        write(core, Wired.IOMMU, DmaWindowRegister.DEVICE_ADDRESS, device);
        write(core, Wired.IOMMU, DmaWindowRegister.CANONICAL_ADDRESS, canonical);
        write(core, Wired.IOMMU, DmaWindowRegister.BYTES, bytes);
        write(core, Wired.IOMMU, DmaWindowRegister.CONTROL, 0b111);
    }

    private static void put(Core core, long address, NicDescriptor descriptor) {
        core.store(address, 8, descriptor.first(), Endianness.LITTLE);
        core.store(address + 8, 8, descriptor.second(), Endianness.LITTLE);
    }

    private static void giveBuffers(Core core) {
        for (int index = 0; index < 4; index++) {
            put(core, MEMORY + index * 16L, NicDescriptor.prepared(DEVICE + RX_BUFFER + index * 2_048L, 2_048, false));
        }
        write(core, NIC, NicRegister.RX_TAIL, 4);
    }

    private static void send(Core core, long buffer) {
        put(core, MEMORY + TX_RING, NicDescriptor.prepared(buffer, FRAME_BYTES, true));
        write(core, NIC, NicRegister.TX_TAIL, 1);
    }

    private static void clear(Core core, long causes) {
        write(core, NIC, NicRegister.INTERRUPT_CAUSE, causes);
    }

    private static void end(Core core, int line) {
        write(core, Wired.IO_APIC, IoApicRegister.END_OF_INTERRUPT, line);
    }

    private static void clearAndEnd(Core core, int vector) {
        if (vector == FAULT_VECTOR) {
            write(core, Wired.IOMMU, DmaWindowRegister.FAULT_STATUS, 1);
            end(core, LINE + 1);
        } else {
            clear(core, NicCause.ALL);
            end(core, LINE);
        }
    }

    @Nested
    class Behind_an_io_apic {
        @Test
        void interrupts_again_after_each_end_of_interrupt_until_its_cause_is_cleared() {
            arrives(20 * MICROSECOND, 1);
            runs(NicWiringTest::giveBuffers, (core, vector) -> {
                if (vectors.size() == 3) {
                    clear(core, NicCause.ALL);
                }
                end(core, LINE);
            });

            assertThat(vectors).containsExactly(LINE_VECTOR, LINE_VECTOR, LINE_VECTOR);
        }

        @Test
        void interrupts_not_again_before_the_end_of_interrupt() {
            arrives(20 * MICROSECOND, 1);
            arrives(40 * MICROSECOND, 2);
            runs(NicWiringTest::giveBuffers, (core, vector) -> clear(core, NicCause.ALL));

            assertThat(vectors).containsExactly(LINE_VECTOR);
        }

        /** A cause that comes between reading the causes and clearing them keeps the line active. */
        @ParameterizedTest
        @CsvSource({"true, 2", "false, 1"})
        void a_cause_that_the_driver_has_not_seen_is_lost_with_edges_and_not_with_levels(boolean isLevel,
                int interrupts) {
            arrives(20 * MICROSECOND, 1);
            runs(core -> {
                giveBuffers(core);
                write(core, Wired.IO_APIC, IoApicRegister.SELECT, LINE);
                write(core, Wired.IO_APIC, IoApicRegister.LEVEL, isLevel ? 1 : 0);
            }, (core, vector) -> {
                long seen = read(core, NIC, NicRegister.INTERRUPT_CAUSE);
                if (vectors.size() == 1) {
                    write(core, NIC, NicRegister.TX_TAIL, 8); // outside of the ring: an error at once
                }
                clear(core, seen);
                end(core, LINE);
            });

            assertThat(vectors).hasSize(interrupts).containsOnly(LINE_VECTOR);
        }
    }

    @Nested
    class With_messages {
        @Test
        void sends_one_as_long_as_its_causes_are_not_cleared() {
            arrives(20 * MICROSECOND, 1);
            arrives(40 * MICROSECOND, 2);
            arrives(80 * MICROSECOND, 3);
            List<Long> received = new ArrayList<>();
            runs(core -> {
                giveBuffers(core);
                write(core, function(1, Wired.DMA1_SLOT), FunctionRegister.MSI_VECTOR, MESSAGE_VECTOR);
                write(core, function(1, Wired.DMA1_SLOT), FunctionRegister.MSI_ENABLE, 1);
            }, (core, vector) -> received.add(core.now()), 60 * MICROSECOND, core -> clear(core, NicCause.ALL));

            assertThat(vectors).containsExactly(MESSAGE_VECTOR, MESSAGE_VECTOR);
            assertThat(received.get(1)).isGreaterThan(80 * MICROSECOND);
        }
    }

    @Nested
    class Behind_an_iommu {
        private long enabled;
        private long faultAddress;
        private long refused;

        private void runsUntilRead(Consumer<Core> start) {
            runs(start, (core, vector) -> {
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
            return (int) machine.wire().orElseThrow().recorded().stream()
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
            assertThat(vectors).contains(LINE_VECTOR);
        }

        @Test
        void sends_and_receives_at_the_addresses_of_its_window() {
            arrives(20 * MICROSECOND, 1);
            runsUntilRead(core -> {
                giveBuffers(core);
                storeFrame(core, MEMORY + TX_BUFFER);
                send(core, DEVICE + TX_BUFFER);
            });

            assertThat(sent()).isOne();
            assertThat(machine.peek(MEMORY + RX_BUFFER + EthernetFrame.HEADER_BYTES, 1, Endianness.LITTLE)).isOne();
            assertThat(refused).isZero();
        }

        @Test
        void stops_the_transmit_queue_whose_ring_is_outside() {
            runsUntilRead(core -> {
                write(core, NIC, NicRegister.TX_BASE, DEVICE + WINDOW_BYTES);
                send(core, DEVICE + TX_BUFFER);
            });

            assertTransmitStopped();
            assertThat(vectors).containsExactlyInAnyOrder(LINE_VECTOR, FAULT_VECTOR);
            assertThat(faultAddress).isEqualTo(DEVICE + WINDOW_BYTES);
            assertThat(refused).isOne();
        }

        @Test
        void stops_the_receive_queue_whose_ring_is_outside() {
            arrives(20 * MICROSECOND, 1);
            runsUntilRead(core -> {
                giveBuffers(core);
                write(core, NIC, NicRegister.RX_BASE, MEMORY); // canonical addresses are not those of the device
            });

            assertThat(NicRegister.RX_ENABLE.in(enabled)).isZero();
            assertThat(NicRegister.TX_ENABLE.in(enabled)).isOne();
            assertThat(faultAddress).isEqualTo(MEMORY);
            assertThat(machine.peek(MEMORY + RX_BUFFER, 8, Endianness.LITTLE)).isZero();
        }

        @ParameterizedTest
        @ValueSource(longs = {0x7fc0, 0x8000, -0x40})
        void stops_the_transmit_queue_if_a_buffer_is_outside_or_in_part(long offset) {
            runsUntilRead(core -> {
                storeFrame(core, MEMORY + 0x7000);
                send(core, DEVICE + offset);
            });

            assertTransmitStopped();
            assertThat(vectors).contains(FAULT_VECTOR);
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
            machine = Machine.of(description(), 1);
            runs(core -> window(core, 1, SECOND_WINDOW, buffer, WINDOW_BYTES), NicWiringTest::clearAndEnd,
                    100 * MICROSECOND, core -> send(core, SECOND_WINDOW));
            return machine.wire().orElseThrow().recorded().get(0).time();
        }
    }

    @Nested
    class That_comes_and_goes {
        @Test
        void is_connected_to_the_wire_again() {
            machine = Machine.of(description(), 1, Faults.none().with(NetworkFaults.of(
                    new LinkFlap("nic0", 20 * MICROSECOND, 10 * MICROSECOND),
                    new LinkFlap("nic0", 150 * MICROSECOND, 100 * MICROSECOND))));
            List<Long> causes = new ArrayList<>();
            machine.setPresent(100 * MICROSECOND, "nic0", false);
            machine.setPresent(200 * MICROSECOND, "nic0", true);
            arrives(99 * MICROSECOND, 1); // on the wire when the interface goes
            arrives(190 * MICROSECOND, 2); // for the interface of before, which is not there any more
            runs(NicWiringTest::giveBuffers, (core, vector) -> {
                causes.add(read(core, NIC, NicRegister.INTERRUPT_CAUSE));
                clearAndEnd(core, vector);
            }, 220 * MICROSECOND, core -> {
                Wired.enable(core, 1, Wired.DMA1_SLOT, Wired.DMA1_BAR);
                assertThat(read(core, NIC, NicRegister.RX_LENGTH)).as("as at power-on").isZero();
                assertThat(read(core, NIC, NicRegister.LINK_UP)).as("lost until 250 us").isZero();
                prepare(core);
                giveBuffers(core);
                arrives(255 * MICROSECOND, 3);
            });

            assertThat(causes).as("the link is lost and back before and after, and the frame").containsExactly(
                    NicCause.LINK.bit(), NicCause.LINK.bit(), NicCause.LINK.bit(), NicCause.LINK.bit(),
                    NicCause.RX.bit());
            assertThat(machine.peek(MEMORY + RX_BUFFER + EthernetFrame.HEADER_BYTES, 1, Endianness.LITTLE))
                    .isEqualTo(3);
        }
    }
}
