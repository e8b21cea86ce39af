package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.channel.LocalChannel;
import org.barreleye.kpi.fixture.Keys;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.PostBinding;
import org.barreleye.kpi.fixture.PostHandler;
import org.barreleye.kpi.fixture.Recorder;
import org.barreleye.kpi.fixture.Wire;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClosingTest {
    private static final Failure DEATH = new Failure(Failure.Kind.PEER_GONE, "the other core stopped");

    @ParameterizedTest
    @EnumSource(Wire.class)
    void every_outstanding_call_fails_once_before_the_handler_is_closed(Wire wire) {
        Wire.Ends ends = wire.bound();
        ends.first().tryEcho(1, ends.atFirst().call("one"));
        ends.first().tryEcho(2, ends.atFirst().call("two"));
        ends.second().tryEcho(3, ends.atSecond().call("three"));
        ends.pollUntilIdle();
        ends.atSecond().echoes.get(0).reply(10);
        ends.pollUntilIdle();

        ends.first().close();
        ends.pollUntilIdle();

        assertThat(ends.atFirst().events)
                .containsExactly("echo 3", "one = 10", "two failed CLOSED", "closed CLOSED");
        assertThat(ends.atSecond().events)
                .containsExactly("echo 1", "echo 2", "three failed PEER_GONE", "closed PEER_GONE");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void closing_twice_does_nothing_and_a_closed_binding_takes_nothing(Wire wire) {
        Wire.Ends ends = wire.bound();
        ends.first().close();
        ends.first().close();
        ends.first().close(DEATH);

        assertThat(ends.atFirst().events).containsExactly("closed CLOSED");
        assertThat(ends.first().failure())
                .contains(new Failure(Failure.Kind.CLOSED, "this side closed its binding of 'post'"));
        assertThat(ends.first().tryLetter(1)).isFalse();
        assertThat(ends.first().tryEcho(1, ends.atFirst().call("late"))).isFalse();
        assertThat(ends.first().tryParcel(new long[Post.ROWS], "", ByteArrayView.of())).isFalse();
        assertThat(ends.first().isDrained()).isTrue();
        assertThat(ends.first().poll()).isFalse();
        assertThat(ends.atFirst().events).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void the_termination_of_the_peer_fails_every_call_with_its_reason(Wire wire) {
        Wire.Ends ends = wire.bound();
        ends.first().tryDigest(ByteArrayView.of(), ends.atFirst().call("call"));

        ends.first().close(DEATH);

        assertThat(ends.atFirst().events).containsExactly("call failed PEER_GONE", "closed PEER_GONE");
        assertThat(ends.first().failure()).contains(DEATH);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void messages_sent_before_the_end_arrive_before_it(Wire wire) {
        Wire.Ends ends = wire.bound();
        ends.first().tryLetter(1);
        ends.pollUntilIdle();
        ends.first().tryLetter(2);
        ends.first().close();

        ends.pollUntilIdle();

        assertThat(ends.atSecond().events.subList(0, 2)).containsExactly("letter 1", "letter 2");
        assertThat(ends.second().isOpen()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void the_other_end_is_not_told_of_an_end_that_is_abandoned(Wire wire) {
        Wire.Ends ends = wire.bound();

        ends.first().abandon(new Failure(Failure.Kind.PEER_GONE, "its domain has ended"));
        ends.pollUntilIdle();

        assertThat(ends.first().isOpen()).isFalse();
        assertThat(ends.atFirst().events).last().isEqualTo("closed PEER_GONE");
        assertThat(ends.second().isOpen()).isTrue();
        assertThat(ends.atSecond().events).noneMatch(event -> event.startsWith("closed"));
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void a_close_reaches_a_peer_whose_channel_is_full_and_in_the_middle_of_a_message(Wire wire) {
        Wire.Ends ends = wire.bound();
        ends.first().tryParcel(new long[Post.ROWS], "x", ByteArrayView.of(new byte[Post.CONTENT_MAX]));
        for (int i = 0; i < 100; i++) {
            ends.first().tryLetter(i);
        }

        ends.first().close();
        ends.pollUntilIdle();

        assertThat(ends.atSecond().events).last().isEqualTo("closed PEER_GONE");
        assertThat(ends.atSecond().events.size()).isLessThan(100);
    }

    @Test
    void a_close_over_endpoints_is_recognised_at_every_position_within_a_message() {
        for (int polls = 0; polls < 12; polls++) {
            Wire.Ends ends = Wire.LMP_1.bound();
            ends.first().tryParcel(new long[Post.ROWS], "a label", ByteArrayView.of(new byte[Post.CONTENT_MAX]));
            ends.first().tryKeys(Keys.key(5), false, Keys.key(6), 7);
            for (int i = 0; i < polls; i++) {
                ends.first().poll();
                ends.second().poll();
            }

            ends.first().close();
            ends.pollUntilIdle();

            assertThat(ends.atSecond().events).last().isEqualTo("closed PEER_GONE");
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void the_close_message_holds_the_reason(Wire wire) {
        Wire.Ends ends = wire.bound();

        ends.first().close(new Failure(Failure.Kind.MALFORMED, "something was wrong"));
        ends.pollUntilIdle();

        assertThat(ends.second().failure()).contains(
                new Failure(Failure.Kind.PEER_GONE,
                "the other side closed its binding of 'post' because of MALFORMED"));
    }

    @Test
    void an_unread_endpoint_is_a_peer_that_is_gone() {
        Wire.Ends ends = Wire.LMP_16.bound();
        ends.first().tryEcho(1, ends.atFirst().call("call"));
        ends.cut();

        ends.first().tryLetter(1);
        ends.first().poll();

        assertThat(ends.atFirst().events).containsExactly("call failed PEER_GONE", "closed PEER_GONE");
        assertThat(ends.first().failure().orElseThrow().sentence()).isEqualTo("the endpoint has no reader any more");
    }

    @Test
    void a_capability_that_an_endpoint_refuses_ends_the_binding() {
        Wire.Ends ends = Wire.LMP_16.bound();
        ends.cut();

        ends.first().tryKeys(Keys.key(5), false, Keys.key(6), 1);
        ends.first().poll();

        assertThat(ends.atFirst().events).containsExactly("closed REFUSED");
    }

    @Test
    void a_continuation_that_throws_does_not_prevent_the_failure_of_others() {
        Wire.Ends ends = Wire.UMP_64.bound();
        ends.first().tryEcho(1, failing());
        ends.first().tryEcho(2, ends.atFirst().call("two"));

        assertThatThrownBy(ends.first()::close).hasMessage("thrown by a continuation");

        assertThat(ends.atFirst().events).containsExactly("two failed CLOSED", "closed CLOSED");
    }

    private static PostBinding.EchoContinuation failing() {
        return new PostBinding.EchoContinuation() {
            @Override
            public void replied(long again) {
                throw new IllegalStateException("a reply came");
            }

            @Override
            public void failed(Failure failure) {
                throw new IllegalStateException("thrown by a continuation");
            }
        };
    }

    @Test
    void a_handler_may_close_its_own_binding_and_is_not_called_again() {
        List<String> events = new ArrayList<>();
        LocalChannel.Pair pair = LocalChannel.pair(8);
        PostBinding[] own = new PostBinding[1];
        own[0] = Post.open(pair.first(), new PostHandler() {
            @Override
            public void letter(long value) {
                events.add("letter " + value);
                own[0].close();
            }

            @Override
            public void onClosed(Failure reason) {
                events.add("closed " + reason.kind());
            }
        }, Role.JOINED);
        PostBinding other = Post.open(pair.second(), new Recorder(), Role.JOINED);
        other.poll();
        other.tryLetter(1);
        other.tryLetter(2);

        while (own[0].poll()) {
            assertThat(events).doesNotContain("letter 2");
        }

        assertThat(events).containsExactly("letter 1", "closed CLOSED");
    }

    @Test
    void a_handler_that_polls_its_own_binding_receives_nothing_out_of_order() {
        List<String> events = new ArrayList<>();
        LocalChannel.Pair pair = LocalChannel.pair(8);
        PostBinding[] own = new PostBinding[1];
        own[0] = Post.open(pair.first(), new PostHandler() {
            @Override
            public void letter(long value) {
                events.add("letter " + value + " " + own[0].poll());
            }
        }, Role.JOINED);
        PostBinding other = Post.open(pair.second(), new Recorder(), Role.JOINED);
        other.poll();
        other.tryLetter(1);
        other.tryLetter(2);

        own[0].poll();

        assertThat(events).containsExactly("letter 1 false");
    }

    @Test
    void an_exception_of_a_handler_is_thrown_by_poll_and_the_binding_stays_open() {
        LocalChannel.Pair pair = LocalChannel.pair(8);
        PostBinding own = Post.open(pair.first(), new PostHandler() {
            @Override
            public void letter(long value) {
                own().tryParcel(new long[Post.ROWS], "\0", ByteArrayView.of());
            }

            private PostBinding own() {
                return Post.open(LocalChannel.loopback(1), this, Role.JOINED);
            }
        }, Role.JOINED);
        PostBinding other = Post.open(pair.second(), new Recorder(), Role.JOINED);
        other.poll();
        other.tryLetter(1);

        assertThatThrownBy(own::poll).hasMessage("parcel.label holds a NUL at index 0, which would end it");

        assertThat(own.isOpen()).isTrue();
        assertThat(own.poll()).isFalse();
    }
}
