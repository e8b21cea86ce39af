package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.fixture.Keys;
import org.barreleye.kpi.fixture.PlainCapabilityChannel;
import org.barreleye.kpi.fixture.PlainLines;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.PostBinding;
import org.barreleye.kpi.fixture.Recorder;
import org.barreleye.kpi.fixture.Wire;
import org.barreleye.kpi.outcome.Failure;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CapabilitiesTest {
    @ParameterizedTest
    @EnumSource(Wire.class)
    void capabilities_arrive_with_their_message_in_order_among_all_others(Wire wire) {
        Wire.Ends ends = wire.bound();
        for (int i = 1; i < 20; i++) {
            assertThat(ends.first().tryKeys(Keys.key(i), false, Keys.key(100 + i), i)).isTrue();
            assertThat(ends.first().tryLetter(i)).isTrue();
        }

        ends.pollUntilIdle();

        assertThat(ends.atSecond().events("keys")).hasSize(19).contains("keys 3 103 3");
        assertThat(ends.atSecond().events.subList(0, 3)).containsExactly("keys 1 101 1", "letter 1", "keys 2 102 2");
        assertThat(ends.first().isDrained()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void an_absent_capability_is_sent_too(Wire wire) {
        Wire.Ends ends = wire.bound();
        ends.first().tryKeys(Keys.NONE, false, Keys.key(4), 9);

        ends.pollUntilIdle();

        assertThat(ends.atSecond().events).containsExactly("keys 0 4 9");
    }

    /** One binding and the bare channel of its peer, with lanes that can be looked into. */
    @Nested
    class BesideLines {
        private final Recorder recorder = new Recorder();
        private final Recorder atPeer = new Recorder();
        private final PlainCapabilityChannel.Queue there = new PlainCapabilityChannel.Queue(8);
        private final PlainCapabilityChannel.Queue back = new PlainCapabilityChannel.Queue(8);
        private final PlainCapabilityChannel lane = new PlainCapabilityChannel(there, back);
        private final PlainCapabilityChannel peerLane = new PlainCapabilityChannel(back, there);
        private final PlainLines slotsThere = new PlainLines(9);
        private final PlainLines slotsBack = new PlainLines(9);
        private final PostBinding binding =
                Post.open(new UmpChannel(slotsThere, slotsBack, lane), recorder, Role.JOINED);
        private final UmpChannel peer = new UmpChannel(slotsBack, slotsThere, peerLane);

        private void settle() {
            while (binding.poll()) {
                assertThat(recorder.events.size()).isLessThan(100);
            }
        }

        private void sendKeysSlot() {
            peer.send(Post.KEYS, 0, 42, 0, 0, 0, 0, 0, 0);
        }

        @Test
        void a_message_waits_for_its_last_capability_and_nothing_overtakes_it() {
            sendKeysSlot();
            peer.send(Post.LETTER, 0, 1, 0, 0, 0, 0, 0, 0);
            settle();
            peerLane.send(Keys.key(5), false);
            settle();
            assertThat(recorder.events).containsExactly("bound");

            peerLane.send(Keys.key(6), false);
            settle();

            assertThat(recorder.events).containsExactly("bound", "keys 5 6 42", "letter 1");
            assertThat(lane.released).isEmpty();
        }

        @Test
        void capabilities_are_sent_after_all_lines_of_their_message() {
            settle();
            for (int i = 0; i < 8; i++) {
                binding.tryLetter(i);
            }

            binding.tryKeys(Keys.key(5), true, Keys.key(6), 1);
            assertThat(peerLane.isReady()).isFalse();

            while (peer.receive((message, token, w0, w1, w2, w3, w4, w5, w6) -> { })) {
                peer.acknowledge();
            }
            settle();
            assertThat(peerLane.take()).isEqualTo(Keys.key(5));
            assertThat(peerLane.take()).isEqualTo(Keys.key(6));
            assertThat(lane.moved).containsExactly(Keys.key(5));
        }

        @Test
        void a_full_capability_channel_blocks_later_messages() {
            settle();
            there.room = 1;
            binding.tryKeys(Keys.key(5), false, Keys.key(6), 1);
            binding.tryLetter(2);
            assertThat(peer.receive((message, token, w0, w1, w2, w3, w4, w5, w6) -> { })).isTrue();
            assertThat(peer.poll()).isZero();
            assertThat(binding.isDrained()).isFalse();

            peerLane.take();
            settle();

            assertThat(peer.poll()).isEqualTo(Post.LETTER);
            assertThat(binding.isDrained()).isTrue();
        }

        @Test
        void a_surplus_capability_waits_for_a_message_and_is_released_when_the_binding_closes() {
            sendKeysSlot();
            peerLane.send(Keys.key(5), false);
            peerLane.send(Keys.key(6), false);
            peerLane.send(Keys.key(7), false);
            peerLane.send(Keys.key(8), false);
            settle();
            assertThat(recorder.events).containsExactly("bound", "keys 5 6 42");

            binding.close(new Failure(Failure.Kind.PEER_GONE, "the other core stopped"));

            assertThat(lane.released).containsExactly(Keys.key(7), Keys.key(8));
        }

        @Test
        void a_capability_that_arrives_before_the_lines_of_its_message_waits_for_them() {
            peerLane.send(Keys.key(5), false);
            peerLane.send(Keys.key(6), false);
            settle();
            assertThat(recorder.events).containsExactly("bound");

            sendKeysSlot();
            settle();

            assertThat(recorder.events).containsExactly("bound", "keys 5 6 42");
        }

        @Test
        void capabilities_of_an_incomplete_message_are_released_when_the_peer_closes() {
            sendKeysSlot();
            peerLane.send(Keys.key(5), false);
            settle();

            binding.close(new Failure(Failure.Kind.PEER_GONE, "the other core stopped"));

            assertThat(recorder.events).containsExactly("bound", "closed PEER_GONE");
            assertThat(lane.released).containsExactly(Keys.key(5));
        }

        @Test
        void a_failed_capability_channel_closes_the_binding_and_releases_what_arrived() {
            sendKeysSlot();
            peerLane.send(Keys.key(5), false);
            settle();

            lane.fail(new Failure(Failure.Kind.REFUSED, "the monitor has no slot"));
            settle();

            assertThat(recorder.events).containsExactly("bound", "closed REFUSED");
            assertThat(lane.released).containsExactly(Keys.key(5));
        }

        @Test
        void those_that_a_queued_message_gives_away_are_deleted_when_the_binding_closes() {
            settle();
            there.room = 0;
            binding.tryKeys(Keys.key(5), true, Keys.key(6), 1);
            binding.tryKeys(Keys.key(7), true, Keys.NONE, 1);

            binding.close();

            assertThat(lane.released).as("not those that are copied").containsExactly(Keys.key(5), Keys.key(7));
        }

        @Test
        void those_that_a_message_gives_away_are_deleted_if_the_binding_is_closed() {
            binding.close();

            binding.sendKeys(Keys.key(5), true, Keys.key(6), 1);
            binding.tryKeys(Keys.key(7), true, Keys.NONE, 1);

            assertThat(lane.released).as("not those of a send that is not accepted").containsExactly(Keys.key(5));
        }

        @Test
        void absent_ones_are_not_released() {
            sendKeysSlot();
            peerLane.send(Keys.NONE, false);
            settle();

            binding.close();

            assertThat(lane.released).isEmpty();
        }

        @Test
        void an_unhandled_message_releases_its_capabilities() {
            recorder.refuse("keys");
            sendKeysSlot();
            peerLane.send(Keys.key(5), false);
            peerLane.send(Keys.key(6), false);
            settle();

            assertThat(recorder.events).containsExactly("bound", "closed UNHANDLED");
            assertThat(lane.released).containsExactly(Keys.key(5), Keys.key(6));
        }

        @Test
        void a_close_is_received_after_a_message_whose_capabilities_are_in_transit() {
            sendKeysSlot();
            peer.sendLast(TransportBinding.CLOSE, 0, TransportBinding.PROTOCOL, 0, 0, 0, 0, 0, 0);
            settle();
            assertThat(binding.isOpen()).isTrue();

            peerLane.send(Keys.key(5), false);
            peerLane.send(Keys.key(6), false);
            settle();

            assertThat(recorder.events).containsExactly("bound", "keys 5 6 42", "closed PEER_GONE");
        }

        @Test
        void a_peer_that_closes_while_the_capability_channel_is_full_is_not_waited_for() {
            PostBinding other = Post.open(peer, atPeer, Role.JOINED);
            back.room = 1;
            other.poll();
            other.tryKeys(Keys.key(5), false, Keys.key(6), 1);

            other.close();
            settle();

            assertThat(recorder.events).containsExactly("bound", "closed PEER_GONE");
            assertThat(lane.released).containsExactly(Keys.key(5));
        }

        @Test
        void an_interface_without_capabilities_takes_none() {
            settle();
            peerLane.send(Keys.key(5), false);
            peer.send(Post.LETTER, 0, 1, 0, 0, 0, 0, 0, 0);
            settle();
            assertThat(recorder.events).containsExactly("bound", "letter 1");

            binding.close(new Failure(Failure.Kind.PEER_GONE, "the other core stopped"));

            assertThat(lane.released).containsExactly(Keys.key(5));
        }
    }
}
