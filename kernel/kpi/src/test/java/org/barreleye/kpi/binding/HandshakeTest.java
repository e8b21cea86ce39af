package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.fixture.PlainCapabilityChannel;
import org.barreleye.kpi.fixture.PlainEndpoint;
import org.barreleye.kpi.fixture.PlainLines;
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
    void both_handlers_are_bound_once(Wire wire) {
        Wire.Ends ends = wire.open();

        ends.pollUntilIdle();

        assertThat(ends.atFirst().events).containsExactly("bound");
        assertThat(ends.atSecond().events).containsExactly("bound");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void messages_sent_before_the_handshake_arrive_after_it(Wire wire) {
        Wire.Ends ends = wire.open();
        ends.first().tryLetter(1);
        ends.second().tryLetter(2);
        assertThat(ends.first().isDrained()).isFalse();

        ends.pollUntilIdle();

        assertThat(ends.atSecond().events).containsExactly("bound", "letter 1");
        assertThat(ends.atFirst().events).containsExactly("bound", "letter 2");
        assertThat(ends.first().isDrained()).isTrue();
    }

    /** Both sides say what they differ about, each of its own definition. */
    @Nested
    class Of_different_definitions {
        private static final String DIFFERENT = "the two sides were compiled from different definitions of 'post'";
        private static final InterfaceSignature KEYS_ARE_OTHERS = new InterfaceSignature(Post.NAME, 1,
                "letter:a1 echo:a2 parcel:a3 keys:b4 digest:b5");
        private static final InterfaceSignature NO_MARK = new InterfaceSignature(Post.NAME, 2,
                "letter:a1", "echo:a2 parcel:a3 keys:a4", "digest:ffffffffffffffff");
        private static final InterfaceSignature OTHER_NAME = new InterfaceSignature("mail", 3,
                "letter:a1 echo:a2 parcel:a3 keys:a4 digest:ffffffffffffffff mark:a6");
        private static final InterfaceSignature NOTHING = new InterfaceSignature(Post.NAME, 4);

        @ParameterizedTest
        @EnumSource(Transports.class)
        void both_sides_name_the_first_message_that_differs(Transports over) {
            open(over, KEYS_ARE_OTHERS, Post.SIGNATURE);

            assertEnds(": the first message that differs is 'keys'", ": the first message that differs is 'keys'");
        }

        @ParameterizedTest
        @EnumSource(Transports.class)
        void a_message_that_the_other_side_lacks_is_named(Transports over) {
            open(over, Post.SIGNATURE, NO_MARK);

            assertEnds(": the first message that differs is 'mark'",
                    ": the other side has more messages than the 5 that are known here");
        }

        @ParameterizedTest
        @EnumSource(Transports.class)
        void a_message_that_only_the_other_side_has_is_counted(Transports over) {
            open(over, NO_MARK, Post.SIGNATURE);

            assertEnds(": the other side has more messages than the 5 that are known here",
                    ": the first message that differs is 'mark'");
        }

        @ParameterizedTest
        @EnumSource(Transports.class)
        void an_interface_may_have_another_name_and_the_same_messages(Transports over) {
            open(over, Post.SIGNATURE, OTHER_NAME);

            assertThat(first.failure().orElseThrow().sentence())
                    .isEqualTo(DIFFERENT + ": its messages are the same there, its name is not");
            assertThat(second.failure().orElseThrow().sentence())
                    .isEqualTo("the two sides were compiled from different "
                    + "definitions of 'mail': its messages are the same there, its name is not");
        }

        @ParameterizedTest
        @EnumSource(Transports.class)
        void a_side_may_know_no_message_at_all(Transports over) {
            open(over, Post.SIGNATURE, NOTHING);

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
        LINES {
            @Override
            void connect(HandshakeTest test, InterfaceSignature one, InterfaceSignature other) {
                PlainLines there = new PlainLines(3);
                PlainLines back = new PlainLines(3);
                PlainCapabilityChannel.Queue lane = new PlainCapabilityChannel.Queue(1);
                UmpChannel near = new UmpChannel(there, back, new PlainCapabilityChannel(lane, lane));
                test.first = Post.open(near, test.atFirst, Role.CONNECTS, one);
                test.second = Post.open(
                        new UmpChannel(back, there, new PlainCapabilityChannel(lane, lane)), test.atSecond,
                        Role.ACCEPTS, other);
            }
        },
        ENDPOINTS {
            @Override
            void connect(HandshakeTest test, InterfaceSignature one, InterfaceSignature other) {
                PlainEndpoint.Queue there = new PlainEndpoint.Queue(2);
                PlainEndpoint.Queue back = new PlainEndpoint.Queue(2);
                test.first = Post.open(new PlainEndpoint(there, back), test.atFirst, Role.CONNECTS, one);
                test.second = Post.open(new PlainEndpoint(back, there), test.atSecond, Role.ACCEPTS, other);
            }
        };

        abstract void connect(HandshakeTest test, InterfaceSignature one, InterfaceSignature other);
    }

    private void open(Transports over, InterfaceSignature one, InterfaceSignature other) {
        over.connect(this, one, other);
        first.tryEcho(5, atFirst.call("echo"));
        while (first.poll() | second.poll()) {
            assertThat(atFirst.events).doesNotContain("bound");
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void a_handler_may_close_in_on_bound_and_receives_nothing_more(Wire wire) {
        Wire.Ends ends = wire.open();
        ends.first().tryLetter(1);
        ends.pollUntilIdle();
        Wire.Ends other = wire.bound();
        other.first().close();
        other.pollUntilIdle();

        assertThat(other.atFirst().events).containsExactly("closed CLOSED");
        assertThat(other.first().poll()).isFalse();
    }

    @Test
    void a_side_that_closes_in_on_bound_receives_no_pending_message() {
        PlainLines there = new PlainLines(8);
        PlainLines back = new PlainLines(8);
        PlainCapabilityChannel.Queue lane = new PlainCapabilityChannel.Queue(1);
        PostBinding[] closing = new PostBinding[1];
        PostHandler handler = new PostHandler() {
            @Override
            public void onBound() {
                closing[0].close();
            }

            @Override
            public void letter(long value) {
                throw new AssertionError("a message arrived after the end");
            }
        };
        closing[0] = Post.open(new UmpChannel(there, back, new PlainCapabilityChannel(lane, lane)), handler,
                Role.JOINED);
        PostBinding other = Post.open(new UmpChannel(back, there, new PlainCapabilityChannel(lane, lane)), atSecond,
                Role.JOINED);
        other.poll();
        other.tryLetter(1);

        assertThat(closing[0].poll()).isTrue();
        assertThat(closing[0].isOpen()).isFalse();
        other.poll();
        assertThat(atSecond.events).containsExactly("bound", "closed PEER_GONE");
    }
}
