package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.fixture.PlainCapabilityChannel;
import org.barreleye.kpi.fixture.PlainLines;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.PostBinding;
import org.barreleye.kpi.fixture.Recorder;
import org.barreleye.kpi.outcome.Failure;

/** One binding, and a peer that writes any line into its ring. */
abstract class HostilePeer {
    final Recorder recorder = new Recorder();
    UmpChannel peer;
    PlainCapabilityChannel lane;
    PlainCapabilityChannel peerLane;
    PostBinding binding;

    void open(Role role) {
        PlainLines there = new PlainLines(65);
        PlainLines back = new PlainLines(65);
        PlainCapabilityChannel.Queue keysThere = new PlainCapabilityChannel.Queue(8);
        PlainCapabilityChannel.Queue keysBack = new PlainCapabilityChannel.Queue(8);
        lane = new PlainCapabilityChannel(keysThere, keysBack);
        peerLane = new PlainCapabilityChannel(keysBack, keysThere);
        binding = Post.open(new UmpChannel(there, back, lane), recorder, role);
        peer = new UmpChannel(back, there, peerLane);
    }

    void send(int number, int token, long... words) {
        long[] w = Arrays.copyOf(words, 7);
        assertThat(peer.send(number, token, w[0], w[1], w[2], w[3], w[4], w[5], w[6])).isTrue();
    }

    void settle() {
        while (binding.poll()) {
            assertThat(recorder.events.size()).isLessThan(10_000);
        }
    }

    void assertMalformed(String sentence) {
        settle();
        assertThat(recorder.events).last().isEqualTo("closed MALFORMED");
        assertThat(recorder.events("closed")).hasSize(1);
        assertThat(binding.failure()).contains(new Failure(Failure.Kind.MALFORMED, sentence));
        send(Post.LETTER, 0, 1);
        assertThat(binding.poll()).isFalse();
        assertThat(saysGoodbye()).isTrue();
    }

    boolean saysGoodbye() {
        int[] last = {0};
        while (peer.receive((message, token, w0, w1, w2, w3, w4, w5, w6) -> last[0] = message)) {
            assertThat(last[0]).isPositive();
        }
        return last[0] == TransportBinding.CLOSE;
    }
}
