package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.barreleye.kpi.fixture.DigestReply;
import org.barreleye.kpi.fixture.EchoReply;
import org.barreleye.kpi.fixture.Keys;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.PostBinding;
import org.barreleye.kpi.fixture.Recorder;
import org.barreleye.kpi.fixture.Seed;
import org.barreleye.kpi.fixture.Wire;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.StateCloner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CopyTest {
    private static final int STEPS = 1_500;

    @ParameterizedTest
    @EnumSource(Wire.class)
    void a_pair_that_is_copied_at_every_step_and_continued_from_the_copy_ends_the_same(Wire wire) {
        Seed.run(chance -> {
            long script = chance.nextLong();
            Wire.Ends straight = play(wire, script, false);
            Wire.Ends copied = play(wire, script, true);

            assertThat(copied.atFirst().events).isEqualTo(straight.atFirst().events).hasSizeGreaterThan(100);
            assertThat(copied.atSecond().events).isEqualTo(straight.atSecond().events).hasSizeGreaterThan(100);
        });
    }

    private static Wire.Ends play(Wire wire, long script, boolean copying) {
        Random chance = new Random(script);
        Wire.Ends ends = wire.open();
        for (int step = 0; step < STEPS; step++) {
            boolean first = chance.nextBoolean();
            act(first ? ends.first() : ends.second(), first ? ends.atFirst() : ends.atSecond(), step, chance);
            ends = copying ? ends.copy() : ends;
        }
        ends.pollUntilIdle();
        ends.first().close();
        ends = copying ? ends.copy() : ends;
        ends.pollUntilIdle();
        return ends;
    }

    private static void act(PostBinding binding, Recorder recorder, int step, Random chance) {
        switch (chance.nextInt(10)) {
            case 0 -> binding.tryLetter(step);
            case 1 -> binding.tryEcho(step, recorder.call("echo " + step));
            case 2 -> {
                byte[] content = new byte[chance.nextInt(Post.CONTENT_MAX + 1)];
                chance.nextBytes(content);
                binding.tryParcel(chance.longs(Post.ROWS).toArray(), "label " + step, ByteArrayView.of(content));
            }
            case 3 -> binding.tryKeys(Keys.key(1 + step), chance.nextBoolean(), Keys.NONE, step);
            case 4 -> binding.tryDigest(ByteArrayView.of(new byte[chance.nextInt(100)]),
                    recorder.call("digest " + step));
            case 5 -> {
                EchoReply[] open = recorder.echoes.stream().filter(reply -> !reply.isCompleted())
                        .toArray(EchoReply[]::new);
                if (open.length > 0) {
                    open[chance.nextInt(open.length)].reply(step);
                }
            }
            case 6 -> recorder.digests.stream().filter(reply -> !reply.isCompleted()).findFirst()
                    .ifPresent((DigestReply reply) -> reply.reply("text ".repeat(1 + step % 60)));
            default -> binding.poll();
        }
    }

    @Test
    void a_copy_and_its_original_are_independent() {
        Wire.Ends original = Wire.UMP_2.bound();
        original.first().tryEcho(1, original.atFirst().call("call"));
        original.first().tryParcel(new long[Post.ROWS], "x", ByteArrayView.of());
        Wire.Ends copy = original.copy();

        original.first().close(new Failure(Failure.Kind.PEER_GONE, "gone"));
        copy.pollUntilIdle();
        copy.atSecond().echoes.get(0).reply(5);
        copy.pollUntilIdle();

        assertThat(copy.atFirst().events).containsExactly("call = 5");
        assertThat(original.atFirst().events).containsExactly("call failed PEER_GONE", "closed PEER_GONE");
        assertThat(original.atSecond().events).isEmpty();
    }

    @Test
    void state_held_by_a_lambda_is_refused() {
        Wire.Ends ends = Wire.UMP_2.bound();
        ends.first().tryEcho(1, new PostBinding.EchoContinuation() {
            @Override
            public void replied(long again) {
                throw new AssertionError("never sent");
            }

            @Override
            public void failed(Failure failure) {
                throw new AssertionError("never sent");
            }
        });

        assertThatThrownBy(() -> new StateCloner().copy(ends.first())).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not Copyable");
    }
}
