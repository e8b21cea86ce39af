package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.fixture.Keys;
import org.barreleye.kpi.fixture.PlainCapabilityChannel;
import org.barreleye.kpi.fixture.PlainLines;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.PostBinding;
import org.barreleye.kpi.fixture.Recorder;
import org.barreleye.kpi.fixture.Seed;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One binding against a peer that writes whatever it likes into its slots. */
class HostileLinesTest {
    private static final long NUL_LENGTH = 1;

    private final Recorder recorder = new Recorder();
    private UmpChannel peer;
    private PlainCapabilityChannel lane;
    private PlainCapabilityChannel peerLane;
    private PostBinding binding;

    private void open(Role role) {
        PlainLines there = new PlainLines(65);
        PlainLines back = new PlainLines(65);
        PlainCapabilityChannel.Queue keysThere = new PlainCapabilityChannel.Queue(8);
        PlainCapabilityChannel.Queue keysBack = new PlainCapabilityChannel.Queue(8);
        lane = new PlainCapabilityChannel(keysThere, keysBack);
        peerLane = new PlainCapabilityChannel(keysBack, keysThere);
        binding = Post.open(new UmpChannel(there, back, lane), recorder, role);
        peer = new UmpChannel(back, there, peerLane);
    }

    private void send(int number, int token, long... words) {
        long[] w = Arrays.copyOf(words, 7);
        assertThat(peer.send(number, token, w[0], w[1], w[2], w[3], w[4], w[5], w[6])).isTrue();
    }

    private void settle() {
        while (binding.poll()) {
            assertThat(recorder.events.size()).isLessThan(10_000);
        }
    }

    private void assertMalformed(String sentence) {
        settle();
        assertThat(recorder.events).last().isEqualTo("closed MALFORMED");
        assertThat(recorder.events("closed")).hasSize(1);
        assertThat(binding.failure()).contains(new Failure(Failure.Kind.MALFORMED, sentence));
        send(Post.LETTER, 0, 1);
        assertThat(binding.poll()).isFalse();
        assertThat(saysGoodbye()).isTrue();
    }

    private boolean saysGoodbye() {
        int[] last = {0};
        while (peer.receive((message, token, w0, w1, w2, w3, w4, w5, w6) -> last[0] = message)) {
            assertThat(last[0]).isPositive();
        }
        return last[0] == TransportBinding.CLOSE;
    }

    @Nested
    class Bound {
        @BeforeEach
        void join() {
            open(Role.JOINED);
            settle();
        }

        @ParameterizedTest
        @ValueSource(ints = {11, 100, 32_764})
        void an_unknown_message_number(int number) {
            send(number, 0, 1);

            assertMalformed("interface 'post' has no message " + number);
        }

        @Test
        void a_second_bind() {
            send(Handshake.BIND, 0, TransportBinding.PROTOCOL, Post.SIGNATURE.fingerprint());

            assertMalformed("message 1 of the handshake of 'post' comes out of turn");
        }

        @Test
        void an_unexpected_bind_reply() {
            send(Handshake.BIND_REPLY, 0, TransportBinding.PROTOCOL, Post.SIGNATURE.fingerprint());

            assertMalformed("message 2 of the handshake of 'post' comes out of turn");
        }

        @Test
        void a_close_of_another_protocol() {
            send(TransportBinding.CLOSE, 0, 77, 0);

            assertMalformed("message 32767 of the handshake of 'post' does not say that it speaks this protocol");
        }

        @ParameterizedTest
        @ValueSource(longs = {0, -1, 99, 1L << 40})
        void a_close_for_any_reason_is_a_close(long reason) {
            send(TransportBinding.CLOSE, 0, TransportBinding.PROTOCOL, reason);
            settle();

            assertThat(recorder.events).containsExactly("bound", "closed PEER_GONE");
            assertThat(binding.failure()).contains(
                    new Failure(Failure.Kind.PEER_GONE, "the other side closed its binding of 'post'"));
            assertThat(saysGoodbye()).isFalse();
        }

        @Test
        void a_one_way_message_with_a_token() {
            send(Post.LETTER, 5, 1);

            assertMalformed("one-way message 'letter' has a token");
        }

        @Test
        void a_call_without_a_token() {
            send(Post.ECHO_CALL, 0, 1);

            assertMalformed("a call of 'echo' has no token");
        }

        @Test
        void more_calls_than_can_be_outstanding() {
            for (int token = 1; token <= CallTable.CALLS_MAX + 1; token++) {
                send(Post.ECHO_CALL, token, 1);
                settle();
                peer.receive((message, back, w0, w1, w2, w3, w4, w5, w6) -> { });
            }

            assertThat(recorder.echoes).hasSize(CallTable.CALLS_MAX);
            assertThat(binding.failure()).contains(
                    new Failure(Failure.Kind.MALFORMED, "the other side has more than 1024 calls outstanding"));
        }

        @Test
        void a_reply_without_a_call() {
            send(Post.ECHO_RESPONSE, 1, 1);

            assertMalformed("a reply to 'echo' belongs to no outstanding call");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 2, 0x1_0001, -1})
        void a_reply_with_a_token_that_was_never_given(int token) {
            binding.tryEcho(1, recorder.call("call"));
            send(Post.ECHO_RESPONSE, token, 1);

            assertMalformed("a reply to 'echo' belongs to no outstanding call");
            assertThat(recorder.events).containsExactly("bound", "call failed MALFORMED", "closed MALFORMED");
        }

        @Test
        void a_second_reply_to_the_same_call() {
            binding.tryEcho(1, recorder.call("call"));
            int token = tokenOfCall();
            send(Post.ECHO_RESPONSE, token, 2);
            send(Post.ECHO_RESPONSE, token, 3);

            assertMalformed("a reply to 'echo' belongs to no outstanding call");
            assertThat(recorder.events).containsExactly("bound", "call = 2", "closed MALFORMED");
        }

        @Test
        void a_stale_token_whose_entry_another_call_has() {
            binding.tryEcho(1, recorder.call("first"));
            int stale = tokenOfCall();
            send(Post.ECHO_RESPONSE, stale, 2);
            settle();
            binding.tryEcho(1, recorder.call("second"));
            send(Post.ECHO_RESPONSE, stale, 3);

            assertMalformed("a reply to 'echo' belongs to no outstanding call");
            assertThat(recorder.events)
                    .containsExactly("bound", "first = 2", "second failed MALFORMED", "closed MALFORMED");
        }

        @Test
        void a_reply_of_another_kind() {
            binding.tryDigest(ByteArrayView.of(), recorder.call("call"));
            send(Post.ECHO_RESPONSE, tokenOfCall(), 2);

            assertMalformed("a reply to 'echo' belongs to no outstanding call");
        }

        private int tokenOfCall() {
            int[] seen = new int[1];
            assertThat(peer.receive((message, token, w0, w1, w2, w3, w4, w5, w6) -> seen[0] = token)).isTrue();
            return seen[0];
        }

        @ParameterizedTest
        @ValueSource(longs = {3, -1, Long.MIN_VALUE})
        void a_value_outside_an_enumeration(long colour) {
            send(Post.MARK, 0, colour);

            assertMalformed("mark.colour is " + colour);
        }

        @ParameterizedTest
        @ValueSource(longs = {Post.CONTENT_MAX + 1, -1, 1L << 32 | 5, Long.MIN_VALUE})
        void a_length_over_the_maximum(long length) {
            send(Post.DIGEST_CALL, 7, length);

            assertMalformed("message 'digest' announces " + Long.toUnsignedString(length)
                    + " bytes where at most 200 are allowed");
        }

        @Test
        void a_message_cut_short_by_another() {
            send(Post.DIGEST_CALL, 7, Post.CONTENT_MAX);
            send(Post.LETTER, 0, 1);

            assertMalformed("message 3 begins inside message 'digest'");
        }

        @Test
        void a_message_cut_short_by_the_same_with_another_token() {
            send(Post.DIGEST_CALL, 7, Post.CONTENT_MAX);
            send(Post.DIGEST_CALL, 8, 1);

            assertMalformed("message 8 begins inside message 'digest'");
        }

        @Test
        void a_message_cut_short_by_a_close() {
            send(Post.DIGEST_CALL, 7, Post.CONTENT_MAX);
            send(TransportBinding.CLOSE, 0, TransportBinding.PROTOCOL, 0);
            settle();

            assertThat(recorder.events).containsExactly("bound", "closed PEER_GONE");
        }

        @Test
        void a_surplus_fragment() {
            binding.tryDigest(ByteArrayView.of(), recorder.call("call"));
            int token = tokenOfCall();
            send(Post.DIGEST_RESPONSE, token, 0);
            send(Post.DIGEST_RESPONSE, token, 0);

            assertMalformed("a reply to 'digest' belongs to no outstanding call");
            assertThat(recorder.events).containsExactly("bound", "call = ", "closed MALFORMED");
        }

        @Test
        void a_string_without_its_end() {
            binding.tryDigest(ByteArrayView.of(), recorder.call("call"));
            send(Post.DIGEST_RESPONSE, tokenOfCall(), NUL_LENGTH, 'x');

            assertMalformed("digest.text does not end with a NUL");
            assertThat(recorder.events).contains("call failed MALFORMED");
        }

        @Test
        void a_long_one_way_message_with_a_token() {
            send(Post.KEYS, 9, 1);
            peerLane.send(Keys.key(5), false);
            peerLane.send(Keys.key(6), false);

            assertMalformed("one-way message 'keys' has a token");
            assertThat(lane.released).containsExactly(Keys.key(5), Keys.key(6));
        }

        @Test
        void a_protocol_violation_between_two_capabilities_of_a_message() {
            send(Post.KEYS, 0, 1);
            settle();
            peerLane.send(Keys.key(5), false);
            settle();
            binding.close(new Failure(Failure.Kind.MALFORMED, "the monitor says so"));

            assertThat(lane.released).containsExactly(Keys.key(5));
            assertThat(recorder.events).containsExactly("bound", "closed MALFORMED");
        }
    }

    static Stream<Arguments> beforeTheHandshake() {
        return Stream.of(Role.CONNECTS, Role.ACCEPTS)
                .flatMap(role -> Stream.of(Post.LETTER, Post.PARCEL, Post.ECHO_RESPONSE, 11)
                        .map(number -> Arguments.of(role, number)));
    }

    @ParameterizedTest
    @MethodSource("beforeTheHandshake")
    void a_message_before_the_handshake(Role role, int number) {
        open(role);
        send(number, 1, 1);

        assertMalformed("message " + number + " of 'post' came before the handshake");
    }

    @Test
    void a_bind_of_another_protocol() {
        open(Role.ACCEPTS);
        send(Handshake.BIND, 0, TransportBinding.PROTOCOL + 1, Post.SIGNATURE.fingerprint());

        assertMalformed("message 1 of the handshake of 'post' does not say that it speaks this protocol");
    }

    @Test
    void a_bind_to_the_connecting_side() {
        open(Role.CONNECTS);
        send(Handshake.BIND, 0, TransportBinding.PROTOCOL, Post.SIGNATURE.fingerprint());

        assertMalformed("message 1 of the handshake of 'post' comes out of turn");
    }

    @Test
    void a_bind_reply_to_the_accepting_side() {
        open(Role.ACCEPTS);
        send(Handshake.BIND_REPLY, 0, TransportBinding.PROTOCOL, Post.SIGNATURE.fingerprint());

        assertMalformed("message 2 of the handshake of 'post' comes out of turn");
    }

    @Test
    void a_reply_with_another_fingerprint() {
        open(Role.CONNECTS);
        send(Handshake.BIND_REPLY, 0, TransportBinding.PROTOCOL, Post.SIGNATURE.fingerprint() + 1);
        settle();

        assertThat(recorder.events).containsExactly("closed MISMATCH");
    }

    @Test
    void a_digest_to_the_side_that_accepts() {
        open(Role.ACCEPTS);
        send(Handshake.DIFFERS, 0, TransportBinding.PROTOCOL, 0xa1);

        assertMalformed("message 32766 of the handshake of 'post' comes out of turn");
    }

    @Test
    void a_close_that_names_an_unknown_message() {
        open(Role.ACCEPTS);
        send(TransportBinding.CLOSE, 0, TransportBinding.PROTOCOL, Failure.Kind.MISMATCH.ordinal() | 99 << 8);
        settle();

        assertThat(binding.failure()).contains(new Failure(
                Failure.Kind.MISMATCH, "the two sides were compiled from different definitions of 'post'"));
    }

    @Test
    void a_close_instead_of_a_handshake() {
        open(Role.ACCEPTS);
        send(TransportBinding.CLOSE, 0, TransportBinding.PROTOCOL, Failure.Kind.MISMATCH.ordinal());
        settle();

        assertThat(recorder.events).containsExactly("closed MISMATCH");
    }

    @Test
    void random_lines_end_in_one_typed_error_or_none() {
        Seed.run(chance -> {
            for (int round = 0; round < 2_000; round++) {
                recorder.events.clear();
                open(Role.JOINED);
                binding.tryEcho(1, recorder.call("call"));
                for (int i = 0; i < 40 && binding.isOpen(); i++) {
                    sendAnything(chance);
                    settle();
                }
                binding.close();

                List<String> closed = recorder.events("closed");
                assertThat(closed).hasSize(1);
                assertThat(recorder.events("call")).hasSize(1);
                assertThat(recorder.events).last().isEqualTo(closed.get(0));
            }
        });
    }

    private void sendAnything(Random chance) {
        int number = chance.nextInt(50) == 0 ? 1 + chance.nextInt(32_767) : Post.LETTER + chance.nextInt(8);
        int token = chance.nextInt(3);
        long[] words = new long[7];
        for (int i = 0; i < words.length; i++) {
            words[i] = chance.nextBoolean() ? chance.nextInt(300) : chance.nextLong();
        }
        if (chance.nextInt(4) == 0) {
            peerLane.send(Keys.key(1 + chance.nextInt(9)), false);
        }
        if (peer.free() > 0) {
            send(number, token, words);
        }
        peer.receive((message, back, w0, w1, w2, w3, w4, w5, w6) -> { });
    }
}
