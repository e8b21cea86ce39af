package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.barreleye.kpi.fixture.Keys;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.Seed;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One binding against a peer that writes invalid lines into its ring. */
class HostileLinesTest extends HostilePeer {
    private static final long NUL_LENGTH = 1;

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
