package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.kpi.channel.CapabilityChannel;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.fixture.PlainCapabilityChannel;
import org.barreleye.kpi.fixture.PlainLines;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.PostBinding;
import org.barreleye.kpi.fixture.Recorder;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.api.Test;

/** A line that arrives after a poll has found none, and before it looks for capabilities. */
class LineOfCapabilityTest {
    private static final int LINES = 2;

    private final PlainLines there = new PlainLines(LINES);
    private final PlainLines back = new PlainLines(LINES);
    private final PlainCapabilityChannel.Queue keysThere = new PlainCapabilityChannel.Queue(1);
    private final PlainCapabilityChannel.Queue keysBack = new PlainCapabilityChannel.Queue(1);
    private final Recorder atReceiver = new Recorder();
    private final PostBinding sender = Post.open(
            new UmpChannel(there, back, new PlainCapabilityChannel(keysThere, keysBack)), new Recorder(), Role.JOINED);
    private boolean isSentNow;
    private final PostBinding receiver = Post.open(new UmpChannel(back, there, new CapabilityChannel() {
        @Override
        public boolean send(CapabilityReference capability, boolean move) {
            return false;
        }

        @Override
        public boolean isReady() {
            boolean isReady = isSentNow;
            isSentNow = false;
            return isReady && sender.tryLetter(1);
        }

        @Override
        public CapabilityReference take() {
            throw new IllegalStateException("no capability has arrived");
        }
    }), atReceiver, Role.JOINED);

    private void pollUntilIdle() {
        while (sender.poll() | receiver.poll()) {
            assertThat(sender.isOpen()).isTrue();
        }
    }

    @Test
    void is_acknowledged_so_that_the_sender_can_send_the_next() {
        pollUntilIdle();
        isSentNow = true;

        assertThat(receiver.poll()).isTrue();
        sender.tryLetter(2);
        pollUntilIdle();

        assertThat(atReceiver.events("letter")).containsExactly("letter 1", "letter 2");
    }
}
