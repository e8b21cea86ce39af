package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.Recorder;
import org.barreleye.kpi.fixture.Wire;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {
    private static final long[] ROWS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, -12};

    private static byte[] bytes(int count) {
        byte[] content = new byte[count];
        for (int i = 0; i < count; i++) {
            content[i] = (byte) (i * 7 - 100);
        }
        return content;
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void messages_arrive_in_the_order_of_sending_long_ones_among_short_ones(Wire wire) {
        Wire.Ends ends = wire.bound();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            assertThat(ends.first().tryLetter(i)).isTrue();
            assertThat(ends.first().tryParcel(ROWS, "label " + i, ByteArrayView.of(bytes(20 * i)))).isTrue();
            expected.add("letter " + i);
            expected.add(Recorder.parcelEvent(ROWS, "label " + i, bytes(20 * i)));
        }

        ends.pollUntilIdle();

        assertThat(ends.atSecond().events).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void strings_and_arrays_of_every_length_arrive_whole(Wire wire) {
        Wire.Ends ends = wire.bound();
        List<String> expected = new ArrayList<>();
        for (int length = 0; length <= Post.CONTENT_MAX; length++) {
            String label = "é".repeat(Math.min(length, Post.LABEL_MAX - 1) / 2);
            ends.first().tryParcel(ROWS, label, ByteArrayView.of(bytes(length)));
            expected.add(Recorder.parcelEvent(ROWS, label, bytes(length)));
            ends.pollUntilIdle();
        }

        assertThat(ends.atSecond().events).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void both_directions_are_independent(Wire wire) {
        Wire.Ends ends = wire.bound();
        for (int i = 0; i < 200; i++) {
            assertThat(ends.first().tryLetter(i)).isTrue();
            assertThat(ends.second().tryLetter(-i)).isTrue();
        }

        ends.pollUntilIdle();

        assertThat(ends.atSecond().events).isEqualTo(IntStream.range(0, 200).mapToObj(i -> "letter " + i).toList());
        assertThat(ends.atFirst().events).hasSize(200).last().isEqualTo("letter -199");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void a_full_queue_accepts_nothing_and_notifies_when_there_is_room(Wire wire) {
        Wire.Ends ends = wire.bound();
        int accepted = 0;
        while (ends.first().tryLetter(accepted)) {
            accepted++;
        }

        assertThat(accepted).isGreaterThanOrEqualTo(QueueSizes.DEFAULT.triedFrames())
                .isLessThanOrEqualTo(QueueSizes.DEFAULT.triedFrames() + 64);
        assertThat(ends.first().tryParcel(ROWS, "no room", ByteArrayView.of())).isFalse();
        assertThat(ends.atFirst().events).isEmpty();

        ends.pollUntilIdle();
        assertThat(ends.atFirst().events).containsExactly("sendable");
        assertThat(ends.atSecond().events)
                .isEqualTo(IntStream.range(0, accepted).mapToObj(i -> "letter " + i).toList());
        assertThat(ends.first().tryLetter(0)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void a_message_longer_than_the_channel_is_sent_in_parts(Wire wire) {
        Wire.Ends ends = wire.bound();
        ends.first().tryParcel(ROWS, "x".repeat(Post.LABEL_MAX - 1), ByteArrayView.of(bytes(Post.CONTENT_MAX)));
        ends.first().tryLetter(7);

        ends.pollUntilIdle();

        assertThat(ends.atSecond().events).containsExactly(
                Recorder.parcelEvent(ROWS, "x".repeat(Post.LABEL_MAX - 1), bytes(Post.CONTENT_MAX)), "letter 7");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void what_the_definition_does_not_allow_is_refused_before_anything_is_sent(Wire wire) {
        Wire.Ends ends = wire.bound();

        assertThatThrownBy(() -> ends.first().tryParcel(ROWS, "x".repeat(Post.LABEL_MAX), ByteArrayView.of()))
                .isInstanceOf(ProtocolViolation.class)
                .hasMessage("parcel.label takes 65 bytes with its final NUL, but its maximum is 64");
        assertThatThrownBy(() -> ends.first().tryParcel(ROWS, "", ByteArrayView.of(bytes(Post.CONTENT_MAX + 1))))
                .isInstanceOf(ProtocolViolation.class)
                .hasMessage("parcel.content has 201 elements, but its maximum is 200");
        ends.first().tryLetter(1);
        ends.pollUntilIdle();

        assertThat(ends.atSecond().events).containsExactly("letter 1");
        assertThat(ends.first().isOpen()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void a_poll_delivers_at_most_one_message(Wire wire) {
        Wire.Ends ends = wire.bound();
        ends.first().tryLetter(1);
        ends.first().tryLetter(2);

        ends.second().poll();

        assertThat(ends.atSecond().events).containsExactly("letter 1");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void an_idle_binding_makes_no_progress(Wire wire) {
        Wire.Ends ends = wire.bound();
        ends.pollUntilIdle();

        assertThat(ends.first().poll()).isFalse();
        assertThat(ends.second().poll()).isFalse();
        assertThat(ends.first().isDrained()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void an_unhandled_message_closes_the_binding_with_its_name(Wire wire) {
        Wire.Ends ends = wire.bound();
        ends.atSecond().refuse("letter");
        ends.first().tryLetter(1);
        ends.first().tryLetter(2);

        ends.pollUntilIdle();

        assertThat(ends.atSecond().events).containsExactly("closed UNHANDLED");
        assertThat(ends.second().failure().orElseThrow().sentence())
                .isEqualTo("this side has no handler for message 'letter'");
    }
}
