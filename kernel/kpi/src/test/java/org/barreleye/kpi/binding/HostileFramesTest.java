package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.fixture.Keys;
import org.barreleye.kpi.fixture.PlainEndpoint;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.PostBinding;
import org.barreleye.kpi.fixture.Recorder;
import org.barreleye.kpi.fixture.Seed;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One binding against a peer that sends whatever it likes through its endpoint. */
class HostileFramesTest {
    private static final int WORDS = LmpChannel.WORDS_MAX;
    private static final long PROTOCOL = TransportBinding.PROTOCOL << 16;

    private final Recorder recorder = new Recorder();
    private PlainEndpoint channel;
    private PlainEndpoint peer;
    private PostBinding binding;

    private void open(Role role) {
        PlainEndpoint.Queue there = new PlainEndpoint.Queue(2_000);
        PlainEndpoint.Queue back = new PlainEndpoint.Queue(2_000);
        channel = new PlainEndpoint(there, back);
        peer = new PlainEndpoint(back, there);
        binding = Post.open(channel, recorder, role);
    }

    private static long head(int number, int token) {
        return (token & 0xffff_ffffL) << 16 | number;
    }

    private void send(int count, CapabilityReference capability, long... words) {
        long[] w = Arrays.copyOf(words, WORDS);
        peer.send(count, capability, false, w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[8], w[9]);
    }

    private void settle() {
        while (binding.poll()) {
            assertThat(recorder.events.size()).isLessThan(10_000);
        }
    }

    private void assertMalformed(String sentence) {
        settle();
        assertThat(binding.failure()).contains(new Failure(Failure.Kind.MALFORMED, sentence));
        assertThat(recorder.events).last().isEqualTo("closed MALFORMED");
        assertThat(recorder.events("closed")).hasSize(1);
        send(2, Keys.NONE, head(Post.LETTER, 0), 1);
        assertThat(binding.poll()).isFalse();
    }

    @Nested
    class Bound {
        @BeforeEach
        void join() {
            open(Role.JOINED);
            settle();
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 11, 32_764, 65_535})
        void an_unknown_message_number(int number) {
            send(2, Keys.key(9), head(number, 0), 1);

            assertMalformed("interface 'post' has no message " + number);
            assertThat(channel.released).containsExactly(Keys.key(9));
        }

        @Test
        void a_message_without_words() {
            send(0, Keys.key(9));

            assertMalformed("a message without a single word has no number");
            assertThat(channel.released).containsExactly(Keys.key(9));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 3, 10})
        void a_wrong_length(int words) {
            send(words, Keys.key(9), head(Post.LETTER, 0), 1);

            assertMalformed("message 'letter' has " + words + " words instead of 2");
            assertThat(channel.released).containsExactly(Keys.key(9));
        }

        @Test
        void a_capability_with_a_message_that_has_none() {
            send(2, Keys.key(9), head(Post.LETTER, 0), 1);

            assertMalformed("a capability came with a transport message that carries none");
            assertThat(channel.released).containsExactly(Keys.key(9));
        }

        @Test
        void a_capability_with_a_fragment_that_has_none() {
            send(WORDS, Keys.key(9), head(Post.PARCEL, 0));

            assertMalformed("a capability came with a transport message that carries none");
            assertThat(channel.released).containsExactly(Keys.key(9));
        }

        @Test
        void a_capability_with_a_close() {
            send(2, Keys.key(9), PROTOCOL | TransportBinding.CLOSE, 0);

            assertMalformed("a capability came with a transport message that carries none");
            assertThat(channel.released).containsExactly(Keys.key(9));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 3, 10})
        void a_wrong_length_after_the_first_capability(int words) {
            send(words, Keys.key(5), head(Post.KEYS, 0), 1);

            assertMalformed("message 'keys' has a part of " + words + " words instead of 2");
            assertThat(channel.released).containsExactly(Keys.key(5));
        }

        @Test
        void words_with_the_last_capability() {
            send(2, Keys.key(5), head(Post.KEYS, 0), 1);
            send(1, Keys.key(6), 1);

            assertMalformed("message 'keys' has a part of 1 words instead of 0");
            assertThat(channel.released).containsExactly(Keys.key(5), Keys.key(6));
        }

        @Test
        void a_close_between_two_capabilities() {
            send(2, Keys.key(5), head(Post.KEYS, 0), 1);
            send(2, Keys.NONE, PROTOCOL | TransportBinding.CLOSE, 0);
            settle();

            assertThat(recorder.events).containsExactly("bound", "closed PEER_GONE");
            assertThat(channel.released).containsExactly(Keys.key(5));
        }

        @Test
        void an_unhandled_message_with_capabilities() {
            recorder.refuse("keys");
            send(2, Keys.key(5), head(Post.KEYS, 0), 1);
            send(0, Keys.key(6));
            settle();

            assertThat(recorder.events).containsExactly("bound", "closed UNHANDLED");
            assertThat(channel.released).containsExactly(Keys.key(5), Keys.key(6));
        }

        @Test
        void a_long_one_way_message_with_a_token() {
            send(2, Keys.key(5), head(Post.KEYS, 77), 1);
            send(0, Keys.key(6));

            assertMalformed("one-way message 'keys' has a token");
            assertThat(channel.released).containsExactly(Keys.key(5), Keys.key(6));
        }

        @Test
        void a_second_bind() {
            send(2, Keys.NONE, PROTOCOL | Handshake.BIND, Post.SIGNATURE.fingerprint());

            assertMalformed("message 1 of the handshake of 'post' comes out of turn");
        }

        @Test
        void a_reply_without_a_call() {
            send(2, Keys.NONE, head(Post.ECHO_RESPONSE, 1), 1);

            assertMalformed("a reply to 'echo' belongs to no outstanding call");
        }

        @Test
        void a_second_reply_to_the_same_call() {
            binding.tryEcho(1, recorder.call("call"));
            send(2, Keys.NONE, head(Post.ECHO_RESPONSE, 1), 2);
            send(2, Keys.NONE, head(Post.ECHO_RESPONSE, 1), 3);

            assertMalformed("a reply to 'echo' belongs to no outstanding call");
            assertThat(recorder.events).containsExactly("bound", "call = 2", "closed MALFORMED");
        }

        @Test
        void a_call_without_a_token() {
            send(2, Keys.NONE, head(Post.ECHO_CALL, 0), 1);

            assertMalformed("a call of 'echo' has no token");
        }

        @Test
        void a_value_outside_an_enumeration() {
            send(1, Keys.NONE, head(Post.MARK, 0) | 3L << 48);

            assertMalformed("mark.colour is 3");
        }

        @ParameterizedTest
        @ValueSource(longs = {Post.CONTENT_MAX + 1, -1, 1L << 32 | 5})
        void a_length_over_the_maximum(long length) {
            send(1, Keys.NONE, head(Post.DIGEST_CALL, 7));
            send(WORDS, Keys.NONE, length);

            assertMalformed("message 'digest' announces " + Long.toUnsignedString(length)
                    + " bytes where at most 200 are allowed");
        }

        @Test
        void no_length_at_all() {
            send(1, Keys.NONE, head(Post.DIGEST_CALL, 7));
            send(0, Keys.NONE);

            assertMalformed("message 'digest' lacks the length of a string or array");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 4, 10})
        void a_string_in_too_few_or_too_many_words(int words) {
            send(1, Keys.NONE, head(Post.DIGEST_CALL, 7));
            send(words, Keys.NONE, 9);

            assertMalformed("message 'digest' has a part of " + words + " words instead of 3");
        }

        @Test
        void a_string_that_goes_on_too_long() {
            send(1, Keys.NONE, head(Post.DIGEST_CALL, 7));
            send(WORDS, Keys.NONE, 73);
            send(2, Keys.NONE);

            assertMalformed("message 'digest' has a part of 2 words instead of 1");
        }

        @Test
        void a_string_that_begins_like_a_close_is_a_string() {
            send(1, Keys.NONE, head(Post.DIGEST_CALL, 7));
            send(WORDS, Keys.NONE, 72 + 16);
            send(2, Keys.NONE, PROTOCOL | TransportBinding.CLOSE, 0);
            settle();

            assertThat(recorder.events("digest")).hasSize(1);
            assertThat(binding.isOpen()).isTrue();
        }

        @Test
        void a_fragment_that_begins_like_a_close_is_a_fragment() {
            send(WORDS, Keys.NONE, head(Post.PARCEL, 0));
            send(3, Keys.NONE, PROTOCOL | TransportBinding.CLOSE, 0);
            send(2, Keys.NONE, 1, 0);
            send(1, Keys.NONE, 0);
            settle();

            assertThat(recorder.events("parcel")).hasSize(1);
        }

        @Test
        void a_reply_too_long_for_its_definition() {
            binding.tryDigest(ByteArrayView.of(), recorder.call("call"));
            send(1, Keys.NONE, head(Post.DIGEST_RESPONSE, 1));
            send(2, Keys.NONE, Post.TEXT_MAX + 1);

            assertMalformed("message 'digest' announces 411 bytes where at most 410 are allowed");
            assertThat(recorder.events).contains("call failed MALFORMED");
        }
    }

    static Stream<Arguments> beforeTheHandshake() {
        return Stream.of(Role.CONNECTS, Role.ACCEPTS)
                .flatMap(role -> Stream.of(Post.LETTER, Post.KEYS, 11).map(number -> Arguments.of(role, number)));
    }

    @ParameterizedTest
    @MethodSource("beforeTheHandshake")
    void a_message_before_the_handshake_and_its_capability(Role role, int number) {
        open(role);
        send(2, Keys.key(9), head(number, 0), 1);

        assertMalformed("message " + number + " of 'post' came before the handshake");
        assertThat(channel.released).containsExactly(Keys.key(9));
    }

    @Test
    void a_bind_of_another_protocol() {
        open(Role.ACCEPTS);
        send(2, Keys.NONE, Handshake.BIND, Post.SIGNATURE.fingerprint());

        assertMalformed("message 1 of the handshake of 'post' does not say that it speaks this protocol");
    }

    @Test
    void random_frames_end_in_one_typed_error_or_none_and_lose_no_capability() {
        Seed.run(chance -> {
            for (int round = 0; round < 2_000; round++) {
                recorder.events.clear();
                open(Role.JOINED);
                binding.tryEcho(1, recorder.call("call"));
                int capabilities = 0;
                for (int i = 0; i < 40 && binding.isOpen(); i++) {
                    capabilities += sendAnything(chance);
                    settle();
                }
                binding.close();

                assertThat(recorder.events("closed")).hasSize(1);
                assertThat(recorder.events("call")).hasSize(1);
                assertThat(channel.released.size() + delivered()).isEqualTo(capabilities);
            }
        });
    }

    private long delivered() {
        return recorder.events("keys").stream().flatMap(event -> Stream.of(event.split(" ")).skip(1).limit(2))
                .filter(slot -> !slot.equals("0")).count();
    }

    private int sendAnything(Random chance) {
        long[] words = new long[WORDS];
        for (int i = 0; i < words.length; i++) {
            words[i] = chance.nextBoolean() ? chance.nextInt(300) : chance.nextLong();
        }
        if (chance.nextInt(10) != 0) {
            words[0] = head(Post.LETTER + chance.nextInt(8), chance.nextInt(3));
        }
        boolean likely = chance.nextBoolean();
        int count = likely ? chance.nextInt(3) : chance.nextInt(WORDS + 1);
        CapabilityReference capability = chance.nextInt(3) == 0 ? Keys.key(1 + chance.nextInt(9)) : Keys.NONE;
        send(count, capability, words);
        return capability.equals(Keys.NONE) ? 0 : 1;
    }
}
