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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HandshakeTest {
    private final Recorder atFirst = new Recorder();
    private final Recorder atSecond = new Recorder();
    private PostBinding first;
    private PostBinding second;

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

    /** Both sides say what they differ about, each of its own definition. */
    @Nested
    class Of_different_definitions {
        private static final String DIFFERENT = "the two sides were compiled from different definitions of 'post'";
        private static final Agreement KEYS_ARE_OTHERS = new Agreement(Post.NAME, 1,
                "letter:a1 echo:a2 parcel:a3 keys:b4 digest:b5");
        private static final Agreement NO_MARK = new Agreement(Post.NAME, 2,
                "letter:a1", "echo:a2 parcel:a3 keys:a4", "digest:ffffffffffffffff");
        private static final Agreement OTHER_NAME = new Agreement("mail", 3,
                "letter:a1 echo:a2 parcel:a3 keys:a4 digest:ffffffffffffffff mark:a6");
        private static final Agreement NOTHING = new Agreement(Post.NAME, 4);

        @ParameterizedTest
        @EnumSource(Transports.class)
        void both_sides_name_the_first_message_that_differs(Transports over) {
            open(over, KEYS_ARE_OTHERS, Post.AGREEMENT);

            assertEnds(": the first message that differs is 'keys'", ": the first message that differs is 'keys'");
        }

        @ParameterizedTest
        @EnumSource(Transports.class)
        void a_message_that_the_other_side_lacks_is_named(Transports over) {
            open(over, Post.AGREEMENT, NO_MARK);

            assertEnds(": the first message that differs is 'mark'",
                    ": the other side has more messages than the 5 that are known here");
        }

        @ParameterizedTest
        @EnumSource(Transports.class)
        void a_message_that_only_the_other_side_has_is_counted(Transports over) {
            open(over, NO_MARK, Post.AGREEMENT);

            assertEnds(": the other side has more messages than the 5 that are known here",
                    ": the first message that differs is 'mark'");
        }

        @ParameterizedTest
        @EnumSource(Transports.class)
        void an_interface_may_have_another_name_and_the_same_messages(Transports over) {
            open(over, Post.AGREEMENT, OTHER_NAME);

            assertThat(first.failure().orElseThrow().sentence())
                    .isEqualTo(DIFFERENT + ": its messages are the same there, its name is not");
            assertThat(second.failure().orElseThrow().sentence()).isEqualTo("the two sides were compiled from different "
                    + "definitions of 'mail': its messages are the same there, its name is not");
        }

        @ParameterizedTest
        @EnumSource(Transports.class)
        void a_side_may_know_no_message_at_all(Transports over) {
            open(over, Post.AGREEMENT, NOTHING);

            assertEnds(": the first message that differs is 'letter'",
                    ": the other side has more messages than the 0 that are known here");
        }

        private void assertEnds(String atFirstSide, String atSecondSide) {
            assertThat(atFirst.events).containsExactly("echo failed MISMATCH", "closed MISMATCH");
            assertThat(atSecond.events).containsExactly("closed MISMATCH");
            assertThat(first.failure()).contains(new Failure(Failure.Kind.MISMATCH, DIFFERENT + atFirstSide));
            assertThat(second.failure()).contains(new Failure(Failure.Kind.MISMATCH, DIFFERENT + atSecondSide));
        }
    }

    /** A binding over each, with hardly any room. */
    private enum Transports {
        SLOTS {
            @Override
            void connect(HandshakeTest test, Agreement one, Agreement other) {
                PlainSlots there = new PlainSlots(3);
                PlainSlots back = new PlainSlots(3);
                PlainLane.Row lane = new PlainLane.Row(1);
                UmpChannel near = new UmpChannel(there, back, new PlainLane(lane, lane));
                test.first = Post.open(near, test.atFirst, Role.CONNECTS, one);
                test.second = Post.open(
                        new UmpChannel(back, there, new PlainLane(lane, lane)), test.atSecond, Role.ACCEPTS, other);
            }
        },
        ENDPOINTS {
            @Override
            void connect(HandshakeTest test, Agreement one, Agreement other) {
                PlainEndpoint.Row there = new PlainEndpoint.Row(2);
                PlainEndpoint.Row back = new PlainEndpoint.Row(2);
                test.first = Post.open(new PlainEndpoint(there, back), test.atFirst, Role.CONNECTS, one);
                test.second = Post.open(new PlainEndpoint(back, there), test.atSecond, Role.ACCEPTS, other);
            }
        };

        abstract void connect(HandshakeTest test, Agreement one, Agreement other);
    }

    private void open(Transports over, Agreement one, Agreement other) {
        over.connect(this, one, other);
        first.tryEcho(5, atFirst.call("echo"));
        while (first.poll() | second.poll()) {
            assertThat(atFirst.events).doesNotContain("bound");
        }
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
