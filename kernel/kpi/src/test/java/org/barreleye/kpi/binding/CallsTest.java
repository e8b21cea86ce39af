package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.barreleye.kpi.fixture.EchoReply;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.Seed;
import org.barreleye.kpi.fixture.Wire;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallsTest {
    @ParameterizedTest
    @EnumSource(Wire.class)
    void replies_find_their_calls_in_any_order(Wire wire) {
        Seed.run(chance -> {
            Wire.Ends ends = wire.bound();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                assertThat(ends.first().tryEcho(i, ends.atFirst().call("call " + i))).isTrue();
            }
            ends.pollUntilIdle();
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                order.add(i);
            }
            Collections.shuffle(order, chance);
            for (int i : order) {
                ends.atSecond().echoes.get(i).reply(1000 + i);
                expected.add("call " + i + " = " + (1000 + i));
            }
            ends.pollUntilIdle();

            assertThat(ends.atFirst().events).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void long_calls_get_long_replies(Wire wire) {
        Wire.Ends ends = wire.bound();
        byte[] content = new byte[Post.CONTENT_MAX];
        Arrays.fill(content, (byte) 0xff);
        String text = "z".repeat(Post.TEXT_MAX - 1);
        for (int i = 0; i < 20; i++) {
            ends.first().tryDigest(ByteArrayView.of(content), ends.atFirst().call("call " + i));
            ends.pollUntilIdle();
        }
        ends.atSecond().digests.forEach(reply -> reply.reply(text));
        ends.pollUntilIdle();

        assertThat(ends.atSecond().events).hasSize(20).containsOnly("digest " + Arrays.toString(content));
        assertThat(ends.atFirst().events).hasSize(20).first().isEqualTo("call 0 = " + text);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void either_side_may_call(Wire wire) {
        Wire.Ends ends = wire.bound();
        ends.first().tryEcho(1, ends.atFirst().call("first"));
        ends.second().tryEcho(2, ends.atSecond().call("second"));
        ends.pollUntilIdle();
        ends.atFirst().echoes.get(0).reply(20);
        ends.atSecond().echoes.get(0).reply(10);
        ends.pollUntilIdle();

        assertThat(ends.atFirst().events).containsExactly("echo 2", "first = 10");
        assertThat(ends.atSecond().events).containsExactly("echo 1", "second = 20");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void a_call_is_replied_to_once(Wire wire) {
        Wire.Ends ends = wire.bound();
        ends.first().tryEcho(1, ends.atFirst().call("call"));
        ends.pollUntilIdle();
        EchoReply reply = ends.atSecond().echoes.get(0);
        assertThat(reply.isCompleted()).isFalse();
        reply.reply(2);
        assertThat(reply.isCompleted()).isTrue();

        assertThatThrownBy(() -> reply.reply(3)).isInstanceOf(IllegalStateException.class)
                .hasMessage("this call has been answered already");
        ends.pollUntilIdle();
        assertThat(ends.atFirst().events).containsExactly("call = 2");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void no_more_calls_are_accepted_than_can_be_outstanding_until_one_is_answered(Wire wire) {
        Wire.Ends ends = wire.bound();
        for (int i = 0; i < CallTable.CALLS_MAX; i++) {
            assertThat(ends.first().tryEcho(i, ends.atFirst().call("call " + i))).isTrue();
            ends.pollUntilIdle();
        }

        assertThat(ends.first().tryEcho(-1, ends.atFirst().call("too much"))).isFalse();
        ends.pollUntilIdle();
        assertThat(ends.atFirst().events).isEmpty();

        ends.atSecond().echoes.get(5).reply(55);
        ends.pollUntilIdle();
        assertThat(ends.atFirst().events).containsExactly("call 5 = 55", "sendable");
        assertThat(ends.first().tryEcho(-1, ends.atFirst().call("again"))).isTrue();
        assertThat(ends.first().isOpen()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void replies_are_accepted_when_the_queue_is_full(Wire wire) {
        Wire.Ends ends = wire.bound();
        for (int i = 0; i < CallTable.CALLS_MAX; i++) {
            ends.first().tryEcho(i, ends.atFirst().call("call " + i));
            ends.pollUntilIdle();
        }
        while (ends.second().tryLetter(0)) {
            assertThat(ends.second().isOpen()).isTrue();
        }

        ends.atSecond().echoes.forEach(reply -> reply.reply(1));
        ends.pollUntilIdle();

        assertThat(ends.atFirst().events("call")).hasSize(CallTable.CALLS_MAX);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void a_call_that_found_no_room_has_no_effect(Wire wire) {
        Wire.Ends ends = wire.bound();
        while (ends.first().tryLetter(0)) {
            assertThat(ends.first().isOpen()).isTrue();
        }
        assertThat(ends.first().tryEcho(1, ends.atFirst().call("call"))).isFalse();

        ends.first().close();

        assertThat(ends.atFirst().events).containsExactly("closed CLOSED");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void a_reply_that_the_definition_does_not_allow_closes_the_binding(Wire wire) {
        Wire.Ends ends = wire.bound();
        ends.first().tryDigest(ByteArrayView.of(), ends.atFirst().call("call"));
        ends.pollUntilIdle();

        assertThatThrownBy(() -> ends.atSecond().digests.get(0).reply("x".repeat(Post.TEXT_MAX)))
                .isInstanceOf(ProtocolViolation.class);
        ends.pollUntilIdle();

        assertThat(ends.second().failure().map(Failure::kind)).contains(Failure.Kind.OUT_OF_RANGE);
        assertThat(ends.atFirst().events).containsExactly("call failed PEER_GONE", "closed PEER_GONE");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void a_reply_on_a_closed_binding_is_discarded(Wire wire) {
        Wire.Ends ends = wire.bound();
        ends.first().tryEcho(1, ends.atFirst().call("echo"));
        ends.first().tryDigest(ByteArrayView.of(), ends.atFirst().call("digest"));
        ends.pollUntilIdle();
        ends.second().close();

        ends.atSecond().echoes.get(0).reply(1);
        ends.atSecond().digests.get(0).reply("late");
        ends.pollUntilIdle();

        assertThat(ends.atFirst().events)
                .containsExactly("echo failed PEER_GONE", "digest failed PEER_GONE", "closed PEER_GONE");
    }
}
