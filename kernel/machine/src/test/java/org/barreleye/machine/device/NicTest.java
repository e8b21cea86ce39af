package org.barreleye.machine.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.barreleye.kpi.register.nic.NicCause;
import org.barreleye.kpi.register.nic.NicDescriptor;
import org.barreleye.kpi.register.nic.NicRegister;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.fault.LinkFlap;
import org.barreleye.machine.fault.NetworkFaults;
import org.barreleye.machine.network.PeerCounter;
import org.barreleye.machine.network.PeerHost;
import org.barreleye.machine.network.RecordedFrame;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.MacAddress;
import org.barreleye.packet.Payload;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NicTest {
    private static final long MICROSECOND = NicMachine.MICROSECOND;
    private static final MacAddress OTHER = new MacAddress(0x0200000000ffL);

    private static byte[] frame(MacAddress destination, int number, int bytes) {
        byte[] payload = new byte[bytes];
        for (int index = 0; index < bytes; index++) {
            payload[index] = (byte) (number + index);
        }
        return new EthernetFrame(destination, PeerHost.MAC, 0x88b5, Payload.of(payload)).toBytes();
    }

    private static byte[] toPeer(int number) {
        return frame(PeerHost.MAC, number, 100);
    }

    private static byte[] toHere(int number) {
        return frame(NicMachine.MAC, number, 100);
    }

    @Nested
    class Its_link {
        @Test
        void is_up_at_the_speed_of_the_wire() {
            NicMachine here = new NicMachine(driver -> {
                assertThat(NicRegister.LINK_UP.in(driver.read(NicRegister.STATUS))).isOne();
                assertThat(NicRegister.MEGABITS.in(driver.read(NicRegister.STATUS))).isEqualTo(1_000);
                assertThat(driver.read(NicRegister.MAC)).isEqualTo(NicMachine.MAC.bits());
            }).run();

            assertThat(here.driver.interruptTimes).isEmpty();
        }

        @Test
        void interrupts_when_it_is_lost_and_when_it_is_back() {
            NetworkFaults flap = NetworkFaults.of(new LinkFlap("nic0", 50 * MICROSECOND, 20 * MICROSECOND));
            NicMachine here = new NicMachine(1, flap, driver -> {
                driver.begin();
                driver.timer(60 * MICROSECOND, later -> {
                    assertThat(later.read(NicRegister.STATUS)).isZero();
                    later.send(toPeer(1), false);
                });
            }).run();

            assertThat(here.driver.causes).isEqualTo(NicCause.LINK.bit());
            assertThat(here.driver.interruptTimes).hasSize(2);
            assertThat(here.register(NicRegister.TX_DROPPED_LINK)).isOne();
            assertThat(here.register(NicRegister.TX_FRAMES)).isZero();
            assertThat(NicRegister.LINK_UP.in(here.register(NicRegister.STATUS))).isOne();
        }
    }

    @Nested
    class When_it_sends {
        @Test
        void the_bytes_of_the_buffer_go_over_the_wire_and_the_descriptor_is_given_back() {
            NicMachine here = new NicMachine(driver -> driver.begin().send(toPeer(7), true)).run();

            assertThat(here.wire.recorded()).singleElement()
                    .satisfies(frame -> assertThat(frame.frame()).isEqualTo(toPeer(7)));
            assertThat(here.driver.causes).isEqualTo(NicCause.TX.bit());
            assertThat(here.descriptor(NicMachine.TX_RING, 0))
                    .isEqualTo(new NicDescriptor(NicMachine.TX_BUFFERS, 114, true, true, false));
            assertThat(here.register(NicRegister.TX_HEAD)).isOne();
            assertThat(here.register(NicRegister.TX_FRAMES)).isOne();
            assertThat(here.peer.count(PeerCounter.FRAMES)).isOne();
        }

        @Test
        void a_short_frame_is_padded() {
            NicMachine here = new NicMachine(driver ->
                    driver.begin().send(NicDescriptor.prepared(NicMachine.TX_BUFFERS, 20, false))).run();

            assertThat(here.wire.recorded().get(0).frame()).hasSize(EthernetFrame.MIN_BYTES);
        }

        @Test
        void frames_follow_each_other_without_a_pause() {
            NicMachine here = new NicMachine(driver -> {
                driver.begin();
                for (int number = 0; number < 5; number++) {
                    driver.put(NicMachine.TX_RING + number * 16L,
                            NicDescriptor.prepared(NicMachine.TX_BUFFERS, 1_514, false));
                }
                driver.write(NicRegister.TX_TAIL, 5);
            }).run();

            List<Long> times = here.wire.recorded().stream().map(RecordedFrame::time).toList();
            assertThat(times).hasSize(5);
            for (int number = 1; number < 5; number++) {
                assertThat(times.get(number) - times.get(number - 1)).isEqualTo(here.wire.frameTime(1_514));
            }
        }

        @Test
        void it_takes_the_time_of_its_lines() {
            long small = firstFrame(60);
            long large = firstFrame(1_500);

            // 60 bytes are one line, 1,500 are 24 lines, which take 100 cycles of 1 ns each.
            assertThat(large - small).isEqualTo(23 * 100_000L);
        }

        private long firstFrame(int bytes) {
            return new NicMachine(driver ->
                    driver.begin().send(NicDescriptor.prepared(NicMachine.TX_BUFFERS, bytes, false))).run()
                    .wire.recorded().get(0).time();
        }

        @Test
        void the_ring_wraps_around() {
            NicMachine here = new NicMachine(driver -> {
                driver.begin().send(toPeer(0), false);
                driver.timer(10 * MICROSECOND, new SendMore());
            }).run();

            assertThat(here.wire.recorded()).hasSize(20);
            for (int number = 0; number < 20; number++) {
                assertThat(here.wire.recorded().get(number).frame()).isEqualTo(toPeer(number));
            }
            assertThat(here.register(NicRegister.TX_HEAD)).isEqualTo(20 % NicMachine.RING);
        }

        /** Sends one more frame every ten microseconds. */
        private static final class SendMore implements Consumer<NicMachine.Driver> {
            private int number = 1;

            @Override
            public void accept(NicMachine.Driver driver) {
                driver.send(toPeer(number++), false);
                if (number < 20) {
                    driver.timer(driver.now() + 10 * MICROSECOND, this);
                }
            }
        }

        @Test
        void a_frame_that_is_too_long_for_the_wire_is_dropped_and_marked() {
            NicMachine here = new NicMachine(driver ->
                    driver.begin().send(NicDescriptor.prepared(NicMachine.TX_BUFFERS, 1_600, true))).run();

            assertThat(here.wire.recorded()).isEmpty();
            assertThat(here.register(NicRegister.TX_DROPPED_LENGTH)).isOne();
            assertThat(here.descriptor(NicMachine.TX_RING, 0).isError()).isTrue();
            assertThat(here.driver.causes).isEqualTo(NicCause.TX.bit());
        }
    }

    @Nested
    class When_it_receives {
        private NicMachine receiving(int buffers) {
            return new NicMachine(driver -> driver.begin().giveBuffers(buffers));
        }

        @Test
        void the_frame_lies_in_the_buffer_and_the_descriptor_says_its_length() {
            NicMachine here = receiving(3);
            here.peer.sendFrame(20 * MICROSECOND, toHere(9));
            here.run();

            assertThat(here.driver.received).singleElement().isEqualTo(toHere(9));
            assertThat(here.driver.causes).isEqualTo(NicCause.RX.bit());
            assertThat(here.descriptor(NicMachine.RX_RING, 0))
                    .isEqualTo(new NicDescriptor(NicMachine.RX_BUFFERS, 114, false, true, false));
            assertThat(here.machine.peek(NicMachine.RX_BUFFERS, 1, Endianness.LITTLE)).isEqualTo(0x02);
            assertThat(here.register(NicRegister.RX_HEAD)).isOne();
            assertThat(here.register(NicRegister.RX_FRAMES)).isOne();
        }

        @Test
        void frames_for_others_are_counted_and_dropped() {
            NicMachine here = receiving(3);
            here.peer.sendFrame(20 * MICROSECOND, frame(OTHER, 1, 50));
            here.peer.sendFrame(20 * MICROSECOND, frame(MacAddress.BROADCAST, 2, 50));
            here.run();

            assertThat(here.driver.received).singleElement().isEqualTo(frame(MacAddress.BROADCAST, 2, 50));
            assertThat(here.register(NicRegister.RX_DROPPED_FILTERED)).isOne();
        }

        @Test
        void a_promiscuous_interface_takes_them() {
            NicMachine here = new NicMachine(driver -> {
                driver.begin().giveBuffers(3);
                driver.write(NicRegister.CONTROL, NicRegister.RX_ENABLE.mask() | NicRegister.PROMISCUOUS.mask());
            });
            here.peer.sendFrame(20 * MICROSECOND, frame(OTHER, 1, 50));
            here.run();

            assertThat(here.driver.received).hasSize(1);
        }

        @Test
        void a_disabled_interface_takes_none() {
            NicMachine here = new NicMachine(driver -> driver.write(NicRegister.INTERRUPT_MASK_SET, NicCause.ALL));
            here.peer.sendFrame(20 * MICROSECOND, toHere(1));
            here.run();

            assertThat(here.driver.interruptTimes).isEmpty();
            assertThat(here.register(NicRegister.RX_DROPPED_DISABLED)).isOne();
        }

        @Test
        void frames_without_a_descriptor_are_dropped_and_the_others_are_whole() {
            NicMachine here = new NicMachine(driver -> {
                driver.begin().giveBuffers(2);
                driver.refills = false;
            });
            for (int number = 0; number < 5; number++) {
                here.peer.sendFrame(20 * MICROSECOND, toHere(number));
            }
            here.run();

            assertThat(here.driver.received).containsExactly(toHere(0), toHere(1));
            assertThat(here.register(NicRegister.RX_DROPPED_NO_DESCRIPTOR)).isEqualTo(3);
            assertThat(NicCause.RX_NO_DESCRIPTOR.isIn(here.driver.causes)).isTrue();
        }

        @Test
        void buffers_that_are_given_again_are_filled_again() {
            NicMachine here = receiving(NicMachine.RING - 1);
            for (int number = 0; number < 100; number++) {
                here.peer.sendFrame(20 * MICROSECOND, toHere(number));
            }
            here.run();

            assertThat(here.driver.received).hasSize(100);
            assertThat(here.driver.received.get(99)).isEqualTo(toHere(99));
        }

        @Test
        void a_frame_larger_than_its_buffer_is_dropped_and_the_next_one_fits() {
            NicMachine here = new NicMachine(driver ->
                    driver.begin().giveBuffer(NicDescriptor.prepared(NicMachine.RX_BUFFERS, 128, false)));
            here.peer.sendFrame(20 * MICROSECOND, frame(NicMachine.MAC, 1, 200));
            here.peer.sendFrame(40 * MICROSECOND, toHere(2));
            here.run();

            assertThat(here.driver.received).containsExactly(toHere(2));
            assertThat(here.register(NicRegister.RX_DROPPED_LENGTH)).isOne();
        }

        @Test
        void memory_behind_the_frame_is_untouched() {
            NicMachine here = receiving(1);
            here.peer.sendFrame(20 * MICROSECOND, toHere(1));
            here.run();

            // 114 bytes are 15 words.
            assertThat(here.machine.peek(NicMachine.RX_BUFFERS + 112, 8, Endianness.LITTLE) >>> 16).isZero();
            assertThat(here.machine.peek(NicMachine.RX_BUFFERS + 120, 8, Endianness.LITTLE)).isZero();
        }
    }

    @Nested
    class Its_interrupt {
        @Test
        void comes_again_no_earlier_than_the_interval() {
            NicMachine here = new NicMachine(driver -> {
                driver.begin().giveBuffers(NicMachine.RING - 1);
                driver.write(NicRegister.INTERRUPT_INTERVAL, 5_000);
            });
            for (int number = 0; number < 6; number++) {
                here.peer.sendFrame((20 + 2 * number) * MICROSECOND, toHere(number));
            }
            here.run();

            assertThat(here.driver.received).hasSize(6);
            assertThat(here.driver.interruptTimes).hasSizeBetween(2, 3);
            for (int number = 1; number < here.driver.interruptTimes.size(); number++) {
                assertThat(here.driver.interruptTimes.get(number) - here.driver.interruptTimes.get(number - 1))
                        .isGreaterThanOrEqualTo(5 * MICROSECOND);
            }
        }

        @Test
        void comes_for_each_frame_without_an_interval() {
            NicMachine here = new NicMachine(driver -> driver.begin().giveBuffers(NicMachine.RING - 1));
            for (int number = 0; number < 6; number++) {
                here.peer.sendFrame((20 + 2 * number) * MICROSECOND, toHere(number));
            }
            here.run();

            assertThat(here.driver.interruptTimes).hasSize(6);
        }

        @Test
        void comes_when_a_cause_that_is_set_is_unmasked() {
            NicMachine here = new NicMachine(driver -> {
                driver.begin().giveBuffers(3);
                driver.write(NicRegister.INTERRUPT_MASK_CLEAR, NicCause.RX.bit());
                driver.timer(60 * MICROSECOND, later -> {
                    assertThat(later.interruptTimes).isEmpty();
                    assertThat(later.read(NicRegister.INTERRUPT_CAUSE)).isEqualTo(NicCause.RX.bit());
                    later.write(NicRegister.INTERRUPT_MASK_SET, NicCause.RX.bit());
                });
            });
            here.peer.sendFrame(20 * MICROSECOND, toHere(1));
            here.run();

            assertThat(here.driver.interruptTimes).hasSize(1);
            assertThat(here.register(NicRegister.INTERRUPT_CAUSE)).as("cleared by ones").isZero();
        }
    }

    @Test
    void a_reset_forgets_everything_but_the_address() {
        NicMachine here = new NicMachine(driver -> {
            driver.begin().giveBuffers(3);
            driver.send(toPeer(1), true);
            driver.write(NicRegister.MAC, OTHER.bits());
            driver.write(NicRegister.CONTROL, NicRegister.RESET.mask());
        });
        here.peer.sendFrame(20 * MICROSECOND, toHere(1));
        here.run();

        assertThat(here.wire.recorded()).as("only what the peer sent").hasSize(1);
        assertThat(here.driver.interruptTimes).isEmpty();
        assertThat(here.register(NicRegister.CONTROL)).isZero();
        assertThat(here.register(NicRegister.TX_TAIL)).isZero();
        assertThat(here.register(NicRegister.MAC)).isEqualTo(NicMachine.MAC.bits());
        assertThat(here.register(NicRegister.RX_DROPPED_DISABLED)).isOne();
    }
}
