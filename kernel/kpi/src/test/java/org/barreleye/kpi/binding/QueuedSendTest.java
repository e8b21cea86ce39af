package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.fixture.EchoReply;
import org.barreleye.kpi.fixture.Keys;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.Recorder;
import org.barreleye.kpi.fixture.Seed;
import org.barreleye.kpi.fixture.Wire;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.SendQueueOverflow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueuedSendTest {
    private static final int BEYOND_TRY = 3 * QueueSizes.DEFAULT.triedFrames();

    @ParameterizedTest
    @EnumSource(Wire.class)
    void it_accepts_what_a_try_does_not_and_keeps_the_order(Wire wire) {
        Wire.Ends ends = wire.bound();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < BEYOND_TRY; i++) {
            if (i % 3 == 0 && ends.first().tryLetter(i)) {
                expected.add("letter " + i);
            }
            ends.first().sendLetter(10_000 + i);
            expected.add("letter " + (10_000 + i));
        }
        assertThat(ends.first().tryLetter(1)).isFalse();

        ends.pollUntilIdle();

        assertThat(ends.atSecond().events).isEqualTo(expected);
        assertThat(ends.atFirst().events).containsExactly("sendable");
        assertThat(ends.first().isDrained()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void it_accepts_before_both_sides_have_agreed(Wire wire) {
        Wire.Ends ends = wire.open();
        for (int i = 0; i < BEYOND_TRY; i++) {
            ends.first().sendLetter(i);
        }

        ends.pollUntilIdle();

        assertThat(ends.atSecond().events("letter")).hasSize(BEYOND_TRY).last().isEqualTo("letter " + (BEYOND_TRY - 1));
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void capabilities_and_long_messages_keep_their_order(Wire wire) {
        Wire.Ends ends = wire.bound();
        List<String> expected = new ArrayList<>();
        long[] rows = new long[Post.ROWS];
        for (int i = 1; i < 200; i++) {
            ends.first().sendKeys(Keys.key(i), false, Keys.key(1000 + i), i);
            ends.first().sendParcel(rows, "label " + i, ByteArrayView.of(new byte[i]));
            expected.add("keys " + i + " " + (1000 + i) + " " + i);
            expected.add(Recorder.parcelEvent(rows, "label " + i, new byte[i]));
        }

        ends.pollUntilIdle();

        assertThat(ends.atSecond().events).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void calls_beyond_the_limit_wait_with_all_that_follows_until_others_are_answered(Wire wire) {
        Wire.Ends ends = wire.bound();
        int calls = CallTable.CALLS_MAX + 5;
        for (int i = 0; i < calls; i++) {
            ends.first().sendEcho(i, ends.atFirst().call("call " + i));
        }
        ends.first().sendKeys(Keys.key(1), false, Keys.key(2), 3);
        ends.first().sendLetter(7);
        assertThat(ends.first().tryLetter(8)).isFalse();
        assertThat(ends.first().tryEcho(9, ends.atFirst().call("refused"))).isFalse();

        ends.pollUntilIdle();

        assertThat(ends.atSecond().echoes).hasSize(CallTable.CALLS_MAX);
        assertThat(ends.atSecond().events("keys")).isEmpty();

        for (int i = 0; i < calls; i++) {
            ends.atSecond().echoes.get(i).reply(i);
            ends.pollUntilIdle();
        }
        assertThat(ends.atSecond().events.subList(calls, calls + 2)).containsExactly("keys 1 2 3", "letter 7");
        assertThat(ends.atFirst().events("call")).hasSize(calls).last().isEqualTo("call 1028 = 1028");
        assertThat(ends.atFirst().events("sendable")).hasSize(1);
        assertThat(ends.first().isDrained()).isTrue();
        assertThat(ends.first().tryLetter(8)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void two_sides_with_too_many_calls_answer_each_other(Wire wire) {
        Wire.Ends ends = wire.bound();
        int calls = CallTable.CALLS_MAX + 10;
        for (int i = 0; i < calls; i++) {
            ends.first().sendEcho(i, ends.atFirst().call("first"));
            ends.second().sendEcho(i, ends.atSecond().call("second"));
        }
        int answered = 0;
        while (answered < calls) {
            ends.pollUntilIdle();
            assertThat(ends.atFirst().echoes).hasSizeGreaterThan(answered);
            ends.atFirst().echoes.get(answered).reply(answered);
            ends.atSecond().echoes.get(answered).reply(answered++);
        }
        ends.pollUntilIdle();

        assertThat(ends.atFirst().events("first = ")).hasSize(calls);
        assertThat(ends.atSecond().events("second = ")).hasSize(calls);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void beyond_its_bound_it_fails_with_interface_message_and_bound(Wire wire) {
        Wire.Ends ends = wire.open();
        for (int i = 0; i < Binding.QUEUED_FRAMES_MAX; i++) {
            ends.first().sendLetter(i);
        }
        String sentence = "message 'letter' of 'post' would be the one with which more than 32768 transport messages"
                + " wait in the queue of its binding";
        assertThatThrownBy(() -> ends.first().sendLetter(0)).isInstanceOf(SendQueueOverflow.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> ends.first().sendEcho(0, ends.atFirst().call("refused")))
                .isInstanceOf(SendQueueOverflow.class).hasMessageContaining("'echo'");

        ends.pollUntilIdle();

        assertThat(ends.atSecond().events("letter")).hasSize(Binding.QUEUED_FRAMES_MAX);
        ends.first().close();
        assertThat(ends.atFirst().events("refused")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void on_a_closed_binding_messages_are_dropped_and_calls_fail(Wire wire) {
        Wire.Ends ends = wire.bound();
        ends.first().sendEcho(1, ends.atFirst().call("before"));
        ends.first().close();
        ends.atFirst().events.clear();

        ends.first().sendLetter(1);
        ends.first().sendKeys(Keys.key(1), false, Keys.key(2), 3);
        ends.first().sendEcho(2, ends.atFirst().call("short"));
        ends.first().sendDigest(ByteArrayView.of(new byte[200]), ends.atFirst().call("long"));

        assertThat(ends.atFirst().events).containsExactly("short failed CLOSED", "long failed CLOSED");
        ends.pollUntilIdle();
        assertThat(ends.atSecond().events("letter")).isEmpty();
        assertThat(ends.atSecond().events).last().isEqualTo("closed PEER_GONE");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void closing_fails_the_calls_that_still_wait(Wire wire) {
        Wire.Ends ends = wire.bound();
        int calls = CallTable.CALLS_MAX + 5;
        for (int i = 0; i < calls; i++) {
            ends.first().sendEcho(i, ends.atFirst().call("call " + i));
        }
        ends.pollUntilIdle();
        ends.first().close();

        assertThat(ends.atFirst().events("call")).hasSize(calls).last().isEqualTo("call 1028 failed CLOSED");
        assertThat(ends.first().isDrained()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void a_call_can_fail_without_a_reply(Wire wire) {
        Wire.Ends ends = wire.bound();
        ends.first().tryEcho(1, ends.atFirst().call("first"));
        ends.first().tryEcho(2, ends.atFirst().call("second"));
        ends.pollUntilIdle();
        ends.atSecond().echoes.get(1).fail(new Failure(Failure.Kind.DEADLINE_PASSED, "too late"));
        ends.atSecond().echoes.get(0).reply(10);
        ends.pollUntilIdle();

        assertThat(ends.atFirst().events).containsExactly("second failed DEADLINE_PASSED", "first = 10");
        assertThat(ends.first().isOpen()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void a_failed_call_finds_its_way_when_everything_is_full(Wire wire) {
        Wire.Ends ends = wire.bound();
        for (int i = 0; i < CallTable.CALLS_MAX; i++) {
            ends.first().sendEcho(i, ends.atFirst().call("call"));
        }
        ends.pollUntilIdle();
        for (int i = 0; i < BEYOND_TRY; i++) {
            ends.second().sendLetter(i);
        }
        ends.atSecond().echoes.forEach(reply -> reply.fail(new Failure(Failure.Kind.PEER_GONE, "gone")));
        ends.pollUntilIdle();

        assertThat(ends.atFirst().events("call failed PEER_GONE")).hasSize(CallTable.CALLS_MAX);
        assertThat(ends.atFirst().events("letter")).hasSize(BEYOND_TRY);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void any_mixture_arrives_in_order(Wire wire) {
        Seed.run(chance -> {
            Wire.Ends ends = wire.bound();
            List<String> expected = new ArrayList<>();
            int answered = 0;
            for (int i = 0; i < 20_000; i++) {
                boolean queued = chance.nextBoolean();
                switch (chance.nextInt(8)) {
                    case 0, 1 -> {
                        if (!queued) {
                            expectIf(ends.first().tryLetter(i), expected, "letter " + i);
                        } else {
                            ends.first().sendLetter(i);
                            expected.add("letter " + i);
                        }
                    }
                    case 2, 3, 4 -> {
                        if (!queued) {
                            expectIf(ends.first().tryEcho(i, ends.atFirst().call("call")), expected, "echo " + i);
                        } else {
                            ends.first().sendEcho(i, ends.atFirst().call("call"));
                            expected.add("echo " + i);
                        }
                    }
                    case 5 -> {
                        ends.first().sendKeys(Keys.key(i), false, Keys.key(i), i);
                        expected.add("keys " + i + " " + i + " " + i);
                    }
                    default -> {
                        ends.first().poll();
                        ends.second().poll();
                    }
                }
                List<EchoReply> owed = ends.atSecond().echoes;
                if (owed.size() > answered && chance.nextInt(4) == 0) {
                    owed.get(answered++).reply(i);
                }
            }
            while (ends.first().poll() | ends.second().poll() | answered < ends.atSecond().echoes.size()) {
                if (answered < ends.atSecond().echoes.size()) {
                    ends.atSecond().echoes.get(answered++).reply(0);
                }
            }
            assertThat(ends.first().failure()).isEmpty();
            assertThat(ends.atSecond().events).isEqualTo(expected);
            assertThat(ends.atFirst().events("call = ")).hasSize(answered);
        });
    }

    private static void expectIf(boolean accepted, List<String> expected, String event) {
        if (accepted) {
            expected.add(event);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Wire.class, names = "LOCAL_.*", mode = EnumSource.Mode.MATCH_ALL)
    void a_copy_has_a_backlog_of_its_own(Wire wire) {
        Wire.Ends ends = wire.bound();
        int calls = CallTable.CALLS_MAX + 2;
        for (int i = 0; i < calls; i++) {
            ends.first().sendEcho(i, ends.atFirst().call("call"));
        }
        ends.first().sendLetter(1);
        ends.pollUntilIdle();
        Wire.Ends copy = ends.copy();
        for (int i = 0; i < calls; i++) {
            copy.atSecond().echoes.get(i).reply(i);
            copy.pollUntilIdle();
        }

        assertThat(copy.atSecond().events("letter")).hasSize(1);
        assertThat(ends.atSecond().events("letter")).isEmpty();
        assertThat(ends.atSecond().echoes).hasSize(CallTable.CALLS_MAX);
    }
}
