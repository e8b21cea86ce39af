package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.outcome.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One binding against a peer that violates the protocol before both sides have agreed on the interface. */
class HostileHandshakeTest extends HostilePeer {
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
}
