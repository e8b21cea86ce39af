package org.barreleye.machine.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.kpi.register.nic.NicCause;
import org.barreleye.kpi.register.nic.NicDescriptor;
import org.barreleye.kpi.register.nic.NicRegister;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.machine.fault.NetworkFaults;
import org.barreleye.machine.fault.PortFaults;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.Payload;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A driver that gives garbage to the network interface, and a wire with faults: the machine goes on. */
class HostileNicDriverTest {
    private static final long MICROSECOND = NicMachine.MICROSECOND;
    private static final long NOWHERE = new CanonicalAddress(7, 0).packed();

    private static byte[] frame(int number) {
        return new EthernetFrame(NicMachine.MAC, NicMachine.MAC, 0x88b5, Payload.of((byte) number)).toBytes();
    }

    @Nested
    class A_garbage_descriptor {
        @ParameterizedTest
        @CsvSource({"131072, 0", "131072, 2049", "131073, 100"})
        void stops_the_transmit_queue(long buffer, int length) {
            NicMachine here = new NicMachine(driver ->
                    driver.begin().send(NicDescriptor.prepared(buffer, length, true))).run();

            assertStopped(here, NicCause.TX_ERROR);
        }

        @Test
        void whose_address_is_refused_stops_the_transmit_queue() {
            NicMachine here = new NicMachine(driver ->
                    driver.begin().send(NicDescriptor.prepared(NOWHERE, 100, true))).run();

            assertStopped(here, NicCause.TX_ERROR);
        }

        @Test
        void that_names_registers_stops_the_transmit_queue() {
            long registers = new CanonicalAddress(1, 0).packed();
            NicMachine here = new NicMachine(driver ->
                    driver.begin().send(NicDescriptor.prepared(registers, 100, true))).run();

            assertStopped(here, NicCause.TX_ERROR);
        }

        @ParameterizedTest
        @CsvSource({"65536, 0", "65536, 2056", "65536, 100", "65540, 128"})
        void stops_the_receive_queue(long buffer, int length) {
            receiveInto(NicDescriptor.prepared(buffer, length, false));
        }

        @Test
        void whose_address_is_refused_stops_the_receive_queue() {
            receiveInto(NicDescriptor.prepared(NOWHERE, 2_048, false));
        }

        private void receiveInto(NicDescriptor descriptor) {
            NicMachine here = new NicMachine(driver -> driver.begin().giveBuffer(descriptor));
            here.peer.sendFrame(20 * MICROSECOND, frame(1));
            here.run();

            assertStopped(here, NicCause.RX_ERROR);
            assertThat(here.register(NicRegister.RX_DROPPED_ERROR)).isOne();
            assertThat(here.driver.received).isEmpty();
        }

        private void assertStopped(NicMachine here, NicCause cause) {
            assertThat(here.driver.causes).isEqualTo(cause.bit());
            long enabled = here.register(NicRegister.CONTROL);
            assertThat(NicRegister.TX_ENABLE.in(enabled)).isEqualTo(cause == NicCause.TX_ERROR ? 0 : 1);
            assertThat(NicRegister.RX_ENABLE.in(enabled)).isEqualTo(cause == NicCause.RX_ERROR ? 0 : 1);
        }

        @Test
        void can_be_mended() {
            NicMachine here = new NicMachine(driver -> {
                driver.begin().send(NicDescriptor.prepared(NicMachine.TX_BUFFERS, 0, true));
                driver.timer(50 * MICROSECOND, later -> {
                    later.put(NicMachine.TX_RING, NicDescriptor.prepared(NicMachine.TX_BUFFERS, 100, true));
                    later.write(NicRegister.CONTROL, NicRegister.TX_ENABLE.mask());
                });
            }).run();

            assertThat(here.wire.recorded()).hasSize(1);
            assertThat(here.driver.causes).isEqualTo(NicCause.TX_ERROR.bit() | NicCause.TX.bit());
        }
    }

    @Nested
    class A_ring_that_is_none {
        @Test
        void stops_the_queue_when_the_tail_is_outside() {
            NicMachine here = new NicMachine(driver ->
                    driver.begin().write(NicRegister.TX_TAIL, NicMachine.RING)).run();

            assertThat(here.driver.causes).isEqualTo(NicCause.TX_ERROR.bit());
        }

        @Test
        void stops_the_queue_when_it_has_no_length() {
            NicMachine here = new NicMachine(driver -> {
                driver.begin().giveBuffers(2);
                driver.write(NicRegister.RX_LENGTH, 0);
            });
            here.peer.sendFrame(20 * MICROSECOND, frame(1));
            here.run();

            assertThat(here.driver.causes).isEqualTo(NicCause.RX_ERROR.bit());
            assertThat(here.register(NicRegister.RX_DROPPED_DISABLED)).isOne();
        }

        @Test
        void stops_the_queue_when_there_is_no_memory() {
            NicMachine here = new NicMachine(driver -> {
                driver.begin().write(NicRegister.TX_BASE, NOWHERE);
                driver.write(NicRegister.TX_TAIL, 1);
            }).run();

            assertThat(here.driver.causes).isEqualTo(NicCause.TX_ERROR.bit());
        }
    }

    /** Stores numbers to registers, and to the memory of the rings, until its time is over. */
    private static final class Garbage implements Consumer<NicMachine.Driver> {
        private final SeededRandom random;
        private int steps = 300;

        Garbage(long seed) {
            random = new SeededRandom(seed);
        }

        @Override
        public void accept(NicMachine.Driver driver) {
            NicRegister[] registers = NicRegister.values();
            driver.write(registers[(int) random.upTo(registers.length - 1)], number());
            driver.put((random.upTo(1) == 0 ? NicMachine.RX_RING : NicMachine.TX_RING) + random.upTo(7) * 16,
                    NicDescriptor.of(random.upTo(3) == 0 ? number() : NicMachine.RX_BUFFERS, number()));
            if (random.upTo(5) == 0) {
                driver.begin().write(NicRegister.TX_TAIL, random.upTo(7));
                driver.write(NicRegister.RX_TAIL, random.upTo(7));
            }
            if (steps-- > 0) {
                driver.timer(driver.now() + 1 + random.upTo(2 * MICROSECOND), this);
            }
        }

        private long number() {
            return switch ((int) random.upTo(3)) {
                case 0 -> random.upTo(8);
                case 1 -> random.upTo(0xffff) << random.upTo(48);
                case 2 -> -random.upTo(4);
                default -> random.upTo(2_048);
            };
        }
    }

    @Test
    void no_driver_crashes_the_machine() {
        long[] received = new long[2];
        Seeds.each(30, seed -> {
            NicMachine here = new NicMachine(seed, NetworkFaults.none(), new Garbage(seed));
            for (int number = 0; number < 100; number++) {
                here.peer.sendFrame((1 + 3 * number) * MICROSECOND, frame(number));
            }
            here.run();
            received[0] += here.driver.causes == 0 ? 0 : 1;
            received[1] += here.wire.recorded().size() - 100;
        });

        assertThat(received[0]).as("runs with an interrupt").isGreaterThan(15);
        assertThat(received[1]).as("frames that were sent nevertheless").isPositive();
    }

    @Nested
    class On_a_wire_with_faults {
        private static final NetworkFaults FAULTS = NetworkFaults.of(
                new PortFaults("nic0", 20, 20, 20, 10 * MICROSECOND), new PortFaults("peer", 10, 0, 0, 0));

        private NicMachine run(long seed) {
            NicMachine here = new NicMachine(seed, FAULTS, driver -> driver.begin().giveBuffers(NicMachine.RING - 1));
            for (int number = 0; number < 200; number++) {
                here.peer.sendFrame(20 * MICROSECOND, frame(number));
            }
            return here.run();
        }

        @Test
        void frames_are_lost_doubled_and_overtaken() {
            Seeds.each(5, seed -> assertThat(run(seed).driver.received.stream().map(frame -> frame[14] & 0xff))
                    .hasSizeBetween(120, 199)
                    .matches(numbers -> numbers.stream().distinct().count() < numbers.size(), "some are doubled")
                    .matches(numbers -> !numbers.stream().sorted().toList().equals(numbers), "some are overtaken"));
        }

        @Test
        void the_same_seed_gives_the_same_run_and_another_seed_another_one() {
            assertThat(run(3).machine.traceHash()).isEqualTo(run(3).machine.traceHash())
                    .isNotEqualTo(run(4).machine.traceHash());
        }

        @Test
        void what_a_frame_contains_is_part_of_the_hash() {
            NicMachine one = new NicMachine(driver -> {});
            NicMachine other = new NicMachine(driver -> {});
            one.peer.sendFrame(MICROSECOND, frame(1));
            other.peer.sendFrame(MICROSECOND, frame(2));

            assertThat(one.run().machine.traceHash()).isNotEqualTo(other.run().machine.traceHash());
        }
    }
}
