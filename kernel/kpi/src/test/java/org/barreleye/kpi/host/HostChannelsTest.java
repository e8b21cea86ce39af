package org.barreleye.kpi.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.channel.CapabilityChannel;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.fixture.Keys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostChannelsTest {
    private final List<String> arrived = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 64, 65})
    void rings_deliver_every_word_in_order(int lines) {
        HostChannels.UmpPair ends = HostChannels.ump(lines);
        long[] expected = {0};
        for (int i = 0; i < 3 * lines; i++) {
            assertThat(ends.first().send(7, i, i, -i, ~i, 4, 5, 6, i * 7L)).isTrue();
            assertThat(ends.second().receive((message, token, w0, w1, w2, w3, w4, w5, w6) ->
                    assertThat(new long[] {message, token, w0, w1, w2, w3, w4, w5, w6})
                            .containsExactly(7, expected[0], expected[0], -expected[0], ~expected[0], 4, 5, 6,
                            expected[0] * 7)))
                    .isTrue();
            expected[0]++;
            ends.second().acknowledge();
            ends.first().receive((message, token, w0, w1, w2, w3, w4, w5, w6) -> arrived.add("reply"));
        }
        assertThat(arrived).isEmpty();
    }

    @Test
    void a_ring_has_64_lines_by_default() {
        assertThat(HostChannels.ump().first().capacity()).isEqualTo(UmpChannel.DEFAULT_LINES - 1).isEqualTo(63);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 32_769, Integer.MAX_VALUE})
    void a_ring_of_an_impossible_size_is_refused(int lines) {
        assertThatThrownBy(() -> HostChannels.ump(lines)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a ring has 2 to 32768 lines, not " + lines);
    }

    @Test
    void capability_channels_keep_the_order() {
        HostChannels.UmpPair ends = HostChannels.ump();
        CapabilityChannel capabilities = ends.second().capabilities();
        assertThat(capabilities.isReady()).isFalse();
        assertThat(ends.first().capabilities().send(Keys.key(1), true)).isTrue();
        assertThat(ends.first().capabilities().send(Keys.key(2), false)).isTrue();

        assertThat(capabilities.isReady()).isTrue();
        assertThat(capabilities.take()).isEqualTo(Keys.key(1));
        assertThat(capabilities.take()).isEqualTo(Keys.key(2));
        assertThat(ends.first().capabilities().isReady()).isFalse();
        assertThatThrownBy(capabilities::take).isInstanceOf(IllegalStateException.class)
                .hasMessage("no capability has arrived");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16})
    void endpoints_buffer_as_many_messages_as_requested(int messages) {
        HostChannels.LmpPair ends = HostChannels.lmp(messages);
        for (int round = 0; round < 3; round++) {
            arrived.clear();
            for (int i = 0; i < messages; i++) {
                assertThat(send(ends.first(), i)).isEqualTo(LmpChannel.Sent.SENT);
            }
            assertThat(send(ends.first(), 99)).isEqualTo(LmpChannel.Sent.NO_ROOM);
            while (receive(ends.second())) {
                assertThat(receive(ends.first())).isFalse();
            }
            assertThat(arrived).hasSize(messages).last()
                    .isEqualTo("4 " + Keys.key(5) + " " + (messages - 1) + " 2 3 4 5 6 7 8 9 10");
        }
    }

    @Test
    void an_endpoint_without_room_is_refused() {
        assertThatThrownBy(() -> HostChannels.lmp(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an endpoint buffers 1 message or more, not 0");
        assertThat(send(HostChannels.lmp().first(), 1)).isEqualTo(LmpChannel.Sent.SENT);
    }

    private static LmpChannel.Sent send(LmpChannel channel, long first) {
        return channel.send(4, Keys.key(5), false, first, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    private boolean receive(LmpChannel channel) {
        return channel.receive((words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9) ->
                arrived.add(words + " " + capability + " " + w0 + " " + w1 + " " + w2 + " " + w3 + " " + w4 + " " + w5
                        + " " + w6 + " " + w7 + " " + w8 + " " + w9));
    }
}
