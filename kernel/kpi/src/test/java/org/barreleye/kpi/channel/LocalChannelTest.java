package org.barreleye.kpi.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.kpi.fixture.Keys;
import org.barreleye.kpi.state.StateCloner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalChannelTest {
    private final List<Long> arrived = new ArrayList<>();
    private final LineReceiver receiver = (message, token, w0, w1, w2, w3, w4, w5, w6) ->
            arrived.add(w0 + token + message + w6);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64})
    void lines_arrive_in_order_lap_after_lap(int lines) {
        LocalChannel.Pair pair = LocalChannel.pair(lines);

        for (int lap = 0; lap < 3 * lines + 2; lap++) {
            while (pair.first().send(1000, 100, lap, 0, 0, 0, 0, 0, 10)) {
                assertThat(pair.second().poll()).isNotZero();
            }
            assertThat(pair.first().free()).isZero();
            assertThat(pair.second().receive(receiver)).isTrue();
        }

        assertThat(arrived).isSorted().startsWith(1110L);
    }

    @Test
    void lines_published_ahead_arrive_in_order() {
        LocalChannel channel = LocalChannel.loopback(3);
        channel.publishAhead(1, 1, 0, 2, 0, 0, 0, 0, 0, 0);
        channel.publishAhead(0, 1, 0, 1, 0, 0, 0, 0, 0, 0);
        assertThat(channel.receive(receiver)).isFalse();

        channel.advance(2);

        assertThat(channel.free()).isEqualTo(1);
        assertThat(channel.receive(receiver)).isTrue();
        assertThat(channel.receive(receiver)).isTrue();
        assertThat(arrived).containsExactly(2L, 3L);
        assertThat(channel.free()).isEqualTo(3);
    }

    @Test
    void lines_published_ahead_wrap_at_the_end() {
        LocalChannel.Pair pair = LocalChannel.pair(3);
        for (int lap = 0; lap < 5; lap++) {
            arrived.clear();
            for (int ahead = 2; ahead >= 0; ahead--) {
                pair.first().publishAhead(ahead, 1, 0, ahead, 0, 0, 0, 0, 0, 0);
            }
            pair.first().advance(3);
            assertThat(pair.first().send(1, 0, 9, 0, 0, 0, 0, 0, 0)).isFalse();
            while (pair.second().receive(receiver)) {
                assertThat(arrived).isNotEmpty();
            }
            assertThat(arrived).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void lines_arrive_in_order_however_many_are_in_flight() {
        Seeds.each(100, seed -> {
            Random random = new Random(seed);
            int lines = 1 + random.nextInt(64);
            LocalChannel.Pair pair = LocalChannel.pair(lines);
            List<Long> taken = new ArrayList<>();
            long sent = 0;
            for (int action = 0; action < 300; action++) {
                int ahead = random.nextInt(pair.first().free() + 1);
                if (random.nextInt(3) == 0) {
                    for (int line = ahead - 1; line >= 0; line--) {
                        pair.first().publishAhead(line, 1, 0, sent + line, 0, 0, 0, 0, 0, 0);
                    }
                    pair.first().advance(ahead);
                    sent += ahead;
                } else if (random.nextBoolean()) {
                    assertThat(pair.first().send(1, 0, sent, 0, 0, 0, 0, 0, 0)).isEqualTo(taken.size() + lines > sent);
                    sent = Math.min(sent + 1, taken.size() + lines);
                } else {
                    for (int line = random.nextInt(lines + 1); line > 0; line--) {
                        pair.second().receive((message, token, w0, w1, w2, w3, w4, w5, w6) -> taken.add(w0));
                    }
                }
            }
            pair.first().sendLast(1, 0, sent, 0, 0, 0, 0, 0, 0);
            while (pair.second().receive((message, token, w0, w1, w2, w3, w4, w5, w6) -> taken.add(w0))) {
                assertThat(taken).isNotEmpty();
            }

            assertThat(taken).isEqualTo(LongStream.rangeClosed(0, sent).boxed().toList());
        });
    }

    @Test
    void the_last_line_has_room_in_a_full_channel() {
        LocalChannel.Pair pair = LocalChannel.pair(2);
        pair.first().send(1, 0, 1, 0, 0, 0, 0, 0, 0);
        pair.first().send(1, 0, 2, 0, 0, 0, 0, 0, 0);

        pair.first().sendLast(5, 7, 3, 0, 0, 0, 0, 0, 0);

        assertThat(pair.second().receive(receiver)).isTrue();
        assertThat(pair.second().receive(receiver)).isTrue();
        assertThat(pair.second().poll()).isEqualTo(7L << 32 | 5);
        assertThat(pair.second().receive(receiver)).isTrue();
        assertThat(pair.second().poll()).isZero();
        assertThat(arrived).containsExactly(2L, 3L, 15L);
    }

    @Test
    void capabilities_arrive_in_order() {
        LocalChannel.Pair pair = LocalChannel.pair(1);
        CapabilityChannel capabilities = pair.second().capabilities();
        assertThat(capabilities.isReady()).isFalse();
        pair.first().capabilities().send(Keys.key(5), false);
        pair.first().capabilities().send(Keys.key(6), true);

        assertThat(capabilities.isReady()).isTrue();
        assertThat(capabilities.take()).isEqualTo(Keys.key(5));
        assertThat(capabilities.take()).isEqualTo(Keys.key(6));
        assertThatThrownBy(capabilities::take).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_copy_has_its_own_lines_and_capabilities() {
        LocalChannel.Pair pair = LocalChannel.pair(2);
        pair.first().send(1, 0, 1, 0, 0, 0, 0, 0, 0);
        pair.first().capabilities().send(Keys.key(5), false);
        StateCloner cloner = new StateCloner();
        LocalChannel first = cloner.copy(pair.first());
        LocalChannel second = cloner.copy(pair.second());

        first.send(1, 0, 2, 0, 0, 0, 0, 0, 0);
        second.receive(receiver);
        second.receive(receiver);
        second.capabilities().take();

        assertThat(arrived).containsExactly(2L, 3L);
        assertThat(pair.first().free()).isEqualTo(1);
        assertThat(pair.second().capabilities().isReady()).isTrue();
    }

    @Test
    void no_acknowledgement_is_ever_due() {
        LocalChannel channel = LocalChannel.loopback(1);
        for (int i = 0; i < 10; i++) {
            channel.send(1, 0, 0, 0, 0, 0, 0, 0, 0);
            channel.receive(receiver);
            channel.acknowledge();
            assertThat(channel.isAcknowledgementDue()).isFalse();
            assertThat(channel.poll()).isZero();
        }
    }

    @Test
    void a_channel_without_lines_is_refused() {
        assertThatThrownBy(() -> LocalChannel.pair(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a channel has 1 line or more, not 0");
        assertThatThrownBy(() -> LocalChannel.loopback(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
