package org.barreleye.kpi.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.channel.CapabilityChannel;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.fixture.Keys;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;
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

    @Test
    void a_capability_arrives_with_its_message_only() {
        HostChannels.LmpPair ends = HostChannels.lmp(2);
        for (int round = 0; round < 3; round++) {
            arrived.clear();
            send(ends.first(), round);
            sendWithout(ends.first(), round);
            receive(ends.second());
            receive(ends.second());
            assertThat(arrived).containsExactly("4 " + Keys.key(5) + " " + round + " 2 3 4 5 6 7 8 9 10",
                    "1 " + CapabilityReference.ABSENT + " " + round + " 0 0 0 0 0 0 0 0 0");
        }
    }

    @Test
    void closing_an_endpoint_deletes_the_capabilities_on_their_way_and_those_that_come_later() {
        HostCapabilities capabilities = new HostCapabilities();
        HostChannels.LmpPair ends = HostChannels.lmp(2, capabilities);
        sendWithout(ends.first(), 1);
        move(ends.first(), capabilities);
        assertThat(capabilities.size()).isOne();

        ends.second().close();
        assertThat(capabilities.size()).isZero();
        assertThat(move(ends.first(), capabilities)).isEqualTo(LmpChannel.Sent.SENT);
        assertThat(sendWithout(ends.first(), 2)).isEqualTo(LmpChannel.Sent.SENT);

        assertThat(capabilities.size()).isZero();
        assertThat(receive(ends.second())).isFalse();
    }

    private static LmpChannel.Sent sendWithout(LmpChannel channel, long first) {
        return channel.send(1, CapabilityReference.ABSENT, false, first, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    private static LmpChannel.Sent move(LmpChannel channel, HostCapabilities capabilities) {
        return channel.send(1, CapabilityReference.at(capabilities.create(1, Rights.ALL)), true,
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
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
