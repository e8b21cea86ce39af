package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.barreleye.kpi.fixture.PostBinding;
import org.barreleye.kpi.fixture.Recorder;
import org.barreleye.kpi.fixture.Wire;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManyMessagesInOnePollTest {
    private static final long[] ROWS = new long[12];

    @ParameterizedTest
    @EnumSource(value = Wire.class, names = {"UMP_64", "LOCAL_64", "LMP_16"})
    void takes_as_many_messages_as_the_caller_wants_and_says_how_many(Wire wire) {
        Wire.Ends ends = wire.bound();
        for (int i = 0; i < 10; i++) {
            assertThat(ends.first().tryLetter(i)).isTrue();
        }

        assertThat(ends.second().poll(4)).isEqualTo(4);
        assertThat(ends.atSecond().events).containsExactly("letter 0", "letter 1", "letter 2", "letter 3");
        assertThat(ends.second().poll(100)).isEqualTo(6);
        assertThat(ends.second().poll(100)).isZero();
    }

    @ParameterizedTest
    @EnumSource(value = Wire.class, names = {"UMP_64", "LOCAL_64"})
    void counts_a_message_in_several_lines_once(Wire wire) {
        Wire.Ends ends = wire.bound();
        ends.first().tryLetter(1);
        ends.first().tryParcel(ROWS, "label", ByteArrayView.of(new byte[100]));
        ends.first().tryLetter(2);

        assertThat(ends.second().poll(2)).isEqualTo(2);
        assertThat(ends.atSecond().events).hasSize(2).first().isEqualTo("letter 1");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void ends_with_the_message_that_closes_the_binding(Wire wire) {
        Wire.Ends ends = wire.bound();
        ends.first().tryLetter(1);
        ends.pollUntilIdle();
        ends.first().close();

        IntStream.range(0, 10).forEach(i -> ends.second().poll(100));

        assertThat(ends.second().isOpen()).isFalse();
        assertThat(ends.second().poll(100)).isZero();
        assertThat(ends.atSecond().events).containsExactly("letter 1", "closed PEER_GONE");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void random_sends_and_polls_of_many_arrive_as_with_polls_of_one(Wire wire) {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("sends and polls - replay with -Dseed=" + seed);
        assertThat(delivered(wire, seed, true)).isEqualTo(delivered(wire, seed, false));
    }

    /** What both sides saw of the same sends, with random polls in between. */
    private static List<List<String>> delivered(Wire wire, long seed, boolean many) {
        Wire.Ends ends = wire.bound();
        Random sends = new Random(seed);
        Random polls = new Random(seed + 1);
        int[] numbers = new int[2];
        for (int i = 0; i < 2_000; i++) {
            int side = sends.nextInt(2);
            PostBinding sender = side == 0 ? ends.first() : ends.second();
            boolean isLong = sends.nextInt(8) == 0;
            byte[] content = new byte[sends.nextInt(100)];
            // Refused or not depends on the polls: a refused message is sent again after both sides have caught up.
            if (!send(sender, numbers[side], isLong, content)) {
                ends.pollUntilIdle();
                assertThat(send(sender, numbers[side], isLong, content)).isTrue();
            }
            numbers[side]++;
            if (many) {
                ends.first().poll(1 + polls.nextInt(5));
                ends.second().poll(1 + polls.nextInt(5));
            } else if (polls.nextBoolean()) {
                ends.first().poll();
                ends.second().poll();
            }
        }
        ends.pollUntilIdle();
        return List.of(messages(ends.atFirst()), messages(ends.atSecond()));
    }

    private static boolean send(PostBinding sender, int number, boolean isLong, byte[] content) {
        return isLong ? sender.tryParcel(ROWS, "parcel " + number, ByteArrayView.of(content))
                : sender.tryLetter(number);
    }

    /** The messages; whether a side was told of room again depends on the polls. */
    private static List<String> messages(Recorder recorder) {
        List<String> messages = new ArrayList<>(recorder.events);
        messages.removeIf(event -> event.equals("sendable"));
        return messages;
    }
}
