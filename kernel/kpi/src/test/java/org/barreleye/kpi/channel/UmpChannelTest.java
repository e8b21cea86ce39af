package org.barreleye.kpi.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.barreleye.kpi.fixture.PlainCapabilityChannel;
import org.barreleye.kpi.fixture.PlainLines;
import org.barreleye.kpi.fixture.Seed;
import org.barreleye.kpi.state.StateCloner;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UmpChannelTest {
    private static final int MESSAGE_MAX = 32_767;

    private final List<String> arrived = new ArrayList<>();
    private final LineReceiver receiver = (message, token, w0, w1, w2, w3, w4, w5, w6) ->
            arrived.add(message + "/" + token + Arrays.toString(new long[] {w0, w1, w2, w3, w4, w5, w6}));

    private PlainLines there;
    private PlainLines back;
    private UmpChannel sender;
    private UmpChannel peer;

    private void connect(int slotsInFlight) {
        there = new PlainLines(slotsInFlight + 1);
        back = new PlainLines(slotsInFlight + 1);
        PlainCapabilityChannel.Queue lane = new PlainCapabilityChannel.Queue(1);
        sender = new UmpChannel(there, back, new PlainCapabilityChannel(lane, lane));
        peer = new UmpChannel(back, there, new PlainCapabilityChannel(lane, lane));
    }

    private boolean send(int message) {
        return sender.send(message, 0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void a_line_holds_its_number_its_token_and_seven_words() {
        connect(4);

        sender.send(MESSAGE_MAX, -1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0, 5, 6, 7);

        assertThat(peer.receive(receiver)).isTrue();
        assertThat(arrived).containsExactly(
                "32767/-1[-1, -9223372036854775808, 9223372036854775807, 0, 5, 6, 7]");
    }

    @Test
    void the_header_is_the_last_word_epoch_first_then_acknowledgement_number_and_token() {
        connect(4);
        peer.send(3, 0, 0, 0, 0, 0, 0, 0, 0);
        sender.receive(receiver);

        sender.send(5, 0x1234_5678, 9, 0, 0, 0, 0, 0, 0);

        assertThat(there.word(0, 0)).isEqualTo(9);
        assertThat(there.header(0)).isEqualTo(0x1234_5678L << 32 | 5 << 17 | 1 << 1 | 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64})
    void a_ring_holds_as_many_lines_as_its_capacity(int slots) {
        connect(slots);

        for (int i = 0; i < slots; i++) {
            assertThat(sender.free()).isEqualTo(slots - i);
            assertThat(send(3)).isTrue();
        }

        assertThat(sender.capacity()).isEqualTo(slots);
        assertThat(sender.free()).isZero();
        assertThat(send(3)).isFalse();
    }

    @Test
    void an_empty_ring_delivers_nothing() {
        connect(2);

        assertThat(peer.receive(receiver)).isFalse();
        assertThat(peer.poll()).isZero();
    }

    @Test
    void the_next_header_can_be_peeked_at() {
        connect(2);
        sender.send(7, 0x8000_0001, 0, 0, 0, 0, 0, 0, 0);

        assertThat(peer.poll()).isEqualTo(0x8000_0001L << 32 | 7);
        assertThat(peer.receive(receiver)).isTrue();
        assertThat(peer.poll()).isZero();
        assertThat(peer.nextIncomingLine()).isEqualTo(1);
    }

    @Test
    void polling_and_taking_is_receiving_in_two_steps() {
        connect(2);
        for (int i = 0; i < 7; i++) {
            long[] taken = new long[3];
            assertThat(sender.send(7, i, i, 0, 0, 0, 0, 0, 8)).isTrue();
            peer.take(peer.poll(), (message, token, w0, w1, w2, w3, w4, w5, w6) -> {
                taken[0] = message;
                taken[1] = token;
                taken[2] = w0 + w6;
            });
            assertThat(taken).containsExactly(7, i, i + 8);
            assertThat(peer.received()).isEqualTo(i + 1);
            peer.acknowledge();
            assertThat(sender.receive(receiver)).isFalse();
        }
    }

    @Nested
    class Acknowledgements {
        @Test
        void are_piggybacked_on_every_line() {
            connect(8);
            send(3);
            peer.receive(receiver);

            peer.send(4, 0, 0, 0, 0, 0, 0, 0, 0);
            sender.receive(receiver);

            assertThat(sender.free()).isEqualTo(8);
            assertThat(peer.isAcknowledgementDue()).isFalse();
        }

        @Test
        void are_due_after_a_quarter_of_the_ring() {
            connect(7);
            send(3);
            send(3);

            peer.receive(receiver);
            assertThat(peer.isAcknowledgementDue()).isFalse();
            peer.receive(receiver);
            assertThat(peer.isAcknowledgementDue()).isTrue();
        }

        @Test
        void are_due_after_every_line_of_the_smallest_ring() {
            connect(1);
            send(3);

            peer.receive(receiver);

            assertThat(peer.isAcknowledgementDue()).isTrue();
        }

        @Test
        void take_no_line_and_need_no_acknowledgement() {
            connect(1);
            for (int i = 0; i < 100; i++) {
                assertThat(send(3)).isTrue();
                assertThat(peer.receive(receiver)).isTrue();
                peer.acknowledge();
                assertThat(peer.isAcknowledgementDue()).isFalse();
                assertThat(sender.poll()).isZero();
                assertThat(sender.receive(receiver)).isFalse();
                assertThat(sender.free()).isEqualTo(1);
                assertThat(sender.isAcknowledgementDue()).isFalse();
            }
        }

        @Test
        void reach_a_side_whose_own_ring_is_full() {
            connect(1);
            send(3);
            peer.send(4, 0, 0, 0, 0, 0, 0, 0, 0);
            peer.receive(receiver);

            peer.acknowledge();
            sender.receive(receiver);
            sender.receive(receiver);

            assertThat(send(3)).isTrue();
        }

        @Test
        void of_more_than_was_sent_are_ignored() {
            connect(2);
            send(3);
            back.publish(0, 0, 0, 0, 0, 0, 0, 0, 2 << 1 | 1);

            sender.receive(receiver);

            assertThat(sender.free()).isEqualTo(1);
        }
    }

    @Nested
    class PublishingBackToFront {
        @Test
        void shows_nothing_before_the_first_line_is_published() {
            connect(3);

            sender.publishAhead(2, 5, 9, 3, 0, 0, 0, 0, 0, 0);
            sender.publishAhead(1, 5, 9, 2, 0, 0, 0, 0, 0, 0);
            assertThat(peer.receive(receiver)).isFalse();
            sender.publishAhead(0, 5, 9, 1, 0, 0, 0, 0, 0, 0);
            sender.advance(3);

            while (peer.receive(receiver)) {
                assertThat(arrived).isNotEmpty();
            }
            assertThat(arrived).extracting(slot -> slot.substring(0, 5)).containsExactly("5/9[1", "5/9[2", "5/9[3");
            assertThat(sender.free()).isZero();
        }

        @Test
        void wraps_at_the_end_of_the_ring() {
            connect(2);
            for (int lap = 0; lap < 10; lap++) {
                sender.publishAhead(1, 5, 0, 2, 0, 0, 0, 0, 0, 0);
                sender.publishAhead(0, 5, 0, 1, 0, 0, 0, 0, 0, 0);
                sender.advance(2);
                assertThat(peer.receive(receiver)).isTrue();
                assertThat(peer.receive(receiver)).isTrue();
                assertThat(peer.receive(receiver)).isFalse();
                peer.acknowledge();
                sender.receive(receiver);
            }
            assertThat(arrived).hasSize(20);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64})
    void the_last_line_has_room_in_a_full_ring_and_arrives_last(int slots) {
        connect(slots);
        for (int i = 0; i < slots; i++) {
            send(3);
        }

        sender.sendLast(MESSAGE_MAX, 6, 1, 2, 3, 4, 5, 6, 7);

        while (peer.receive(receiver)) {
            assertThat(arrived).isNotEmpty();
        }
        assertThat(arrived).hasSize(slots + 1).last().isEqualTo("32767/6[1, 2, 3, 4, 5, 6, 7]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 32_769})
    void a_ring_of_another_size_is_refused(int lines) {
        PlainLines ring = new PlainLines(lines);
        PlainCapabilityChannel.Queue lane = new PlainCapabilityChannel.Queue(1);

        assertThatThrownBy(() -> new UmpChannel(ring, new PlainLines(2), new PlainCapabilityChannel(lane, lane)))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("a ring has 2 to 32768 lines, not " + lines);
        assertThatThrownBy(() -> new UmpChannel(new PlainLines(2), ring, new PlainCapabilityChannel(lane, lane)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 64})
    void any_mixture_of_steps_delivers_what_was_sent_in_order(int slots) {
        Seed.run(chance -> {
            connect(slots);
            Model forth = new Model();
            Model reverse = new Model();
            for (int step = 0; step < 20_000; step++) {
                boolean first = chance.nextBoolean();
                step(first ? sender : peer, first ? forth : reverse, first ? reverse : forth, slots, chance);
                if (step % 5_000 == 4_999) {
                    continueFromTwins();
                }
            }
            assertThat(forth.taken + reverse.taken).isGreaterThan(1_000);
        });
    }

    private void continueFromTwins() {
        StateCloner cloner = new StateCloner();
        sender = cloner.copy(sender);
        peer = cloner.copy(peer);
    }

    /** One step of one side, compared with what an ideal channel would do. */
    private void step(UmpChannel side, Model sent, Model expected, int slots, Random chance) {
        switch (chance.nextInt(4)) {
            case 0 -> {
                boolean fits = side.free() > 0;
                assertThat(side.send(1 + sent.next % MESSAGE_MAX, sent.next, sent.next, 0, 0, 0, 0, 0, ~sent.next))
                        .isEqualTo(fits);
                if (fits) {
                    sent.inFlight.add(sent.next++);
                }
            }
            case 1 -> {
                int chunk = Math.min(side.free(), 1 + chance.nextInt(slots));
                for (int ahead = chunk - 1; ahead >= 0; ahead--) {
                    int value = sent.next + ahead;
                    side.publishAhead(ahead, 1 + value % MESSAGE_MAX, value, value, 0, 0, 0, 0, 0, ~value);
                }
                if (chunk > 0) {
                    side.advance(chunk);
                }
                for (int i = 0; i < chunk; i++) {
                    sent.inFlight.add(sent.next++);
                }
            }
            case 2 -> {
                Integer next = expected.inFlight.peek();
                boolean taken = side.receive((message, token, w0, w1, w2, w3, w4, w5, w6) ->
                        assertThat(new long[] {message, token, w0, w6})
                                .containsExactly(1 + next % MESSAGE_MAX, next, next, ~next));
                assertThat(taken).isEqualTo(next != null);
                if (taken) {
                    expected.inFlight.remove();
                    expected.taken++;
                }
            }
            default -> {
                if (side.isAcknowledgementDue()) {
                    side.acknowledge();
                }
            }
        }
        assertThat(sent.inFlight.size()).isLessThanOrEqualTo(slots - side.free());
    }

    /** One direction of an ideal channel. */
    private static final class Model {
        private final Deque<Integer> inFlight = new ArrayDeque<>();
        private int next;
        private int taken;
    }
}
