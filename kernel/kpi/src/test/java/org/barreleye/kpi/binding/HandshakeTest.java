package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.fixture.PlainEndpoint;
import org.barreleye.kpi.fixture.PlainLane;
import org.barreleye.kpi.fixture.PlainSlots;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.PostBinding;
import org.barreleye.kpi.fixture.PostHandler;
import org.barreleye.kpi.fixture.Recorder;
import org.barreleye.kpi.fixture.Wire;
import org.barreleye.kpi.outcome.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HandshakeTest {
    private final Recorder atFirst = new Recorder();
    private final Recorder atSecond = new Recorder();

    @ParameterizedTest
    @EnumSource(Wire.class)
    void both_sides_are_told_once_that_they_agree(Wire wire) {
        Wire.Ends ends = wire.open();

        ends.settle();

        assertThat(ends.atFirst().events).containsExactly("bound");
        assertThat(ends.atSecond().events).containsExactly("bound");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void what_is_sent_before_is_kept_and_arrives_after(Wire wire) {
        Wire.Ends ends = wire.open();
        ends.first().tryLetter(1);
        ends.second().tryLetter(2);
        assertThat(ends.first().isDrained()).isFalse();

        ends.settle();

        assertThat(ends.atSecond().events).containsExactly("bound", "letter 1");
        assertThat(ends.atFirst().events).containsExactly("bound", "letter 2");
        assertThat(ends.first().isDrained()).isTrue();
    }

    @Test
    void different_definitions_over_slots_end_both_sides() {
        PlainSlots there = new PlainSlots(3);
        PlainSlots back = new PlainSlots(3);
        PlainLane.Row lane = new PlainLane.Row(1);
        PostBinding first = Post.openOther(new UmpChannel(there, back, new PlainLane(lane, lane)), atFirst, Role.CONNECTS);
        PostBinding second = Post.open(new UmpChannel(back, there, new PlainLane(lane, lane)), atSecond, Role.ACCEPTS);

        assertBothMismatch(first, second);
    }

    @Test
    void different_definitions_over_endpoints_end_both_sides() {
        PlainEndpoint.Row there = new PlainEndpoint.Row(2);
        PlainEndpoint.Row back = new PlainEndpoint.Row(2);
        PostBinding first = Post.open(new PlainEndpoint(there, back), atFirst, Role.CONNECTS);
        PostBinding second = Post.openOther(new PlainEndpoint(back, there), atSecond, Role.ACCEPTS);

        assertBothMismatch(first, second);
    }

    private void assertBothMismatch(PostBinding first, PostBinding second) {
        first.tryEcho(5, atFirst.call("echo"));
        while (first.poll() | second.poll()) {
            assertThat(atFirst.events).doesNotContain("bound");
        }

        assertThat(atFirst.events).containsExactly("echo failed MISMATCH", "closed MISMATCH");
        assertThat(atSecond.events).containsExactly("closed MISMATCH");
        assertThat(first.failure()).contains(new Failure(
                Failure.Kind.MISMATCH, "the two sides were compiled from different definitions of 'post'"));
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void a_handler_may_close_as_soon_as_both_agree_and_hears_nothing_more(Wire wire) {
        Wire.Ends ends = wire.open();
        ends.first().tryLetter(1);
        ends.settle();
        Wire.Ends other = wire.bound();
        other.first().close();
        other.settle();

        assertThat(other.atFirst().events).containsExactly("closed CLOSED");
        assertThat(other.first().poll()).isFalse();
    }

    @Test
    void a_side_that_closes_in_bound_takes_no_message_that_is_already_there() {
        PlainSlots there = new PlainSlots(8);
        PlainSlots back = new PlainSlots(8);
        PlainLane.Row lane = new PlainLane.Row(1);
        PostBinding[] closing = new PostBinding[1];
        PostHandler handler = new PostHandler() {
            @Override
            public void bound() {
                closing[0].close();
            }

            @Override
            public void letter(long value) {
                throw new AssertionError("a message arrived after the end");
            }
        };
        closing[0] = Post.open(new UmpChannel(there, back, new PlainLane(lane, lane)), handler, Role.JOINED);
        PostBinding other = Post.open(new UmpChannel(back, there, new PlainLane(lane, lane)), atSecond, Role.JOINED);
        other.poll();
        other.tryLetter(1);

        assertThat(closing[0].poll()).isTrue();
        assertThat(closing[0].isOpen()).isFalse();
        other.poll();
        assertThat(atSecond.events).containsExactly("bound", "closed PEER_GONE");
    }
}
