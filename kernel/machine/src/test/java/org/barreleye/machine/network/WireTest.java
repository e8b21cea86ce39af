package org.barreleye.machine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.machine.fault.LinkFlap;
import org.barreleye.machine.fault.NetworkFaults;
import org.barreleye.machine.fault.PortFaults;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final int FRAMES = 2_000;
    /** Of 100 bytes and the 24 around them, at 1 ns for each bit. */
    private static final long FRAME_TIME = 124 * 8 * 1_000;
    private static final long LATE = 20_000_000;

    private final Segment segment = new Segment(1);
    private final Segment.Listener one = new Segment.Listener();
    private final Segment.Listener two = new Segment.Listener();
    private final Segment.Listener three = new Segment.Listener();

    @Nested
    class Without_faults {
        private final WirePort first = segment.connect("one", one);
        private final WirePort second = segment.connect("two", two);

        @Test
        void a_frame_arrives_at_all_other_ports_after_its_bits_and_the_latency() {
            segment.connect("three", three);

            assertThat(first.send(500, Segment.frame(7, 100))).isEqualTo(500 + FRAME_TIME);
            segment.run();

            assertThat(one.arrivals).isEmpty();
            for (Segment.Listener listener : List.of(two, three)) {
                assertThat(listener.firstBytes()).containsExactly(7);
                assertThat(listener.arrivals.get(0).time()).isEqualTo(500 + FRAME_TIME + Segment.LATENCY);
                assertThat(listener.arrivals.get(0).frame()).isEqualTo(Segment.frame(7, 100));
            }
        }

        @Test
        void a_short_frame_takes_the_time_of_60_bytes() {
            assertThat(first.send(0, new byte[14])).isEqualTo(84 * 8 * 1_000);
        }

        @Test
        void frames_of_one_port_follow_each_other() {
            first.send(0, Segment.frame(1, 100));
            assertThat(first.freeAt(0)).isEqualTo(FRAME_TIME);
            first.send(0, Segment.frame(2, 100));
            segment.run();

            assertThat(two.firstBytes()).containsExactly(1, 2);
            assertThat(two.arrivals.get(1).time()).isEqualTo(2 * FRAME_TIME + Segment.LATENCY);
        }

        @Test
        void two_ports_send_at_the_same_time() {
            first.send(0, Segment.frame(1, 100));
            second.send(0, Segment.frame(2, 100));
            segment.run();

            assertThat(one.arrivals.get(0).time()).isEqualTo(two.arrivals.get(0).time());
        }

        @Test
        void a_frame_that_the_sender_changes_later_arrives_as_it_was() {
            byte[] frame = Segment.frame(1, 100);
            first.send(0, frame);
            frame[0] = 2;
            segment.run();

            assertThat(two.firstBytes()).containsExactly(1);
        }

        @Test
        void a_name_is_used_once() {
            assertThatThrownBy(() -> segment.connect("one", three)).hasMessageContaining("'one'");
        }
    }

    @Nested
    class With_faults_of_a_port {
        private List<Integer> received(long seed, PortFaults faults) {
            Segment other = new Segment(seed);
            Segment.Listener listener = new Segment.Listener();
            WirePort port = other.connect("one", new Segment.Listener(), NetworkFaults.of(faults));
            other.connect("two", listener, NetworkFaults.none());
            long now = 0;
            for (int count = 0; count < FRAMES; count++) {
                now = port.send(now, Segment.frame(count % 128, 100));
            }
            other.run();
            return listener.firstBytes();
        }

        @Test
        void about_the_given_share_is_lost() {
            Seeds.each(5, seed -> assertThat(received(seed, new PortFaults("one", 30, 0, 0, 0)))
                    .hasSizeBetween(FRAMES * 6 / 10, FRAMES * 8 / 10));
        }

        @Test
        void about_the_given_share_arrives_twice() {
            Seeds.each(5, seed -> assertThat(received(seed, new PortFaults("one", 0, 20, 0, LATE)))
                    .hasSizeBetween(FRAMES * 11 / 10, FRAMES * 13 / 10));
        }

        @Test
        void some_overtake_others_and_none_is_lost() {
            Seeds.each(5, seed -> {
                List<Integer> received = received(seed, new PortFaults("one", 0, 0, 20, LATE));
                List<Integer> sent = received(seed, PortFaults.none("one"));

                assertThat(received).isNotEqualTo(sent).containsExactlyInAnyOrderElementsOf(sent);
            });
        }

        @Test
        void the_same_seed_gives_the_same_frames_and_another_seed_others() {
            PortFaults faults = new PortFaults("one", 10, 10, 10, LATE);

            assertThat(received(7, faults)).isEqualTo(received(7, faults)).isNotEqualTo(received(8, faults));
        }

        @Test
        void another_port_has_none() {
            assertThat(received(7, new PortFaults("three", 100, 0, 0, 0))).hasSize(FRAMES);
        }

        @Test
        void frames_to_it_are_lost_too() {
            segment.connect("one", one, NetworkFaults.of(new PortFaults("one", 100, 0, 0, 0)));
            WirePort second = segment.connect("two", two);
            second.send(0, Segment.frame(1, 100));
            segment.run();

            assertThat(one.arrivals).isEmpty();
        }
    }

    @Nested
    class With_a_link_that_is_lost {
        private static final long DOWN = 3 * FRAME_TIME;
        private static final long UP = 6 * FRAME_TIME;
        private final WirePort first = segment.connect("one", one, new LinkFlap("one", DOWN, UP - DOWN));
        private final WirePort second = segment.connect("two", two);

        @Test
        void the_station_is_told_when_it_is_lost_and_when_it_is_back() {
            segment.run();

            assertThat(one.changes).containsExactly("down " + DOWN, "up " + UP);
            assertThat(two.changes).isEmpty();
            assertThat(first.isUp(DOWN - 1)).isTrue();
            assertThat(first.isUp(DOWN)).isFalse();
            assertThat(first.isUp(UP - 1)).isFalse();
            assertThat(first.isUp(UP)).isTrue();
        }

        @Test
        void frames_that_it_sends_meanwhile_are_lost() {
            for (int number = 0; number < 10; number++) {
                first.send(number * FRAME_TIME, Segment.frame(number, 100));
            }
            segment.run();

            // The third one is cut off: its last bit leaves when the link is lost.
            assertThat(two.firstBytes()).containsExactly(0, 1, 6, 7, 8, 9);
            assertThat(first.lost()).isEqualTo(4);
        }

        @Test
        void frames_that_would_arrive_meanwhile_are_lost() {
            second.send(0, Segment.frame(0, 100));
            second.send(DOWN, Segment.frame(1, 100));
            second.send(UP, Segment.frame(2, 100));
            segment.run();

            assertThat(one.firstBytes()).containsExactly(0, 2);
        }

        @Test
        void it_is_not_lost_twice_at_a_time() {
            assertThatThrownBy(() -> NetworkFaults.of(new LinkFlap("one", 0, 10), new LinkFlap("one", 5, 10)))
                    .hasMessageContaining("twice at a time");
        }
    }

    @Nested
    class A_capture {
        @Test
        void has_every_frame_on_the_wire_with_its_time_in_nanoseconds() throws IOException {
            WirePort first = segment.connect("one", one, NetworkFaults.of(new PortFaults("one", 0, 100, 0, LATE)));
            segment.connect("two", two, NetworkFaults.of(new PortFaults("two", 100, 0, 0, 0)));
            first.send(0, Segment.frame(9, 60));
            segment.wire.startRecording();
            first.send(5_000_000, Segment.frame(1, 60));
            segment.run();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            segment.wire.writePcap(out);

            ByteBuffer file = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
            List<Long> times = new ArrayList<>();
            for (file.position(24); file.hasRemaining(); file.position(file.position() + 60)) {
                times.add(file.getInt() * 1_000_000_000L + file.getInt());
                assertThat(file.getInt()).isEqualTo(60);
                assertThat(file.getInt()).isEqualTo(60);
                assertThat(file.get(file.position())).isEqualTo((byte) 1);
            }
            assertThat(times).hasSize(2).isSorted();
            assertThat(times.get(0)).isEqualTo(5_000);
            assertThat(two.arrivals).as("lost at the other port only").isEmpty();
        }
    }
}
