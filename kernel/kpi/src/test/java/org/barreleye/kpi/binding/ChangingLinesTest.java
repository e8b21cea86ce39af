package org.barreleye.kpi.binding;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.kpi.channel.LineStorage;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.fixture.PlainCapabilityChannel;
import org.barreleye.kpi.fixture.PlainLines;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.PostBinding;
import org.barreleye.kpi.fixture.Recorder;
import org.barreleye.kpi.outcome.Failure;
import org.junit.jupiter.api.Test;

/** A peer that changes a line between two reads of its header, as a process can that maps the same file. */
class ChangingLinesTest {
    private static final long UNFINISHED_CLOSE = 1L << 32 | (long) TransportBinding.CLOSE << 17 | 1;

    private final Recorder recorder = new Recorder();

    /** Lines that show another header once. */
    private static final class ChangingLines implements LineStorage {
        private final PlainLines lines = new PlainLines(64);
        private long headerOnce;

        @Override
        public int lines() {
            return lines.lines();
        }

        @Override
        public void publish(int line, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long header) {
            lines.publish(line, w0, w1, w2, w3, w4, w5, w6, header);
        }

        @Override
        public long header(int line) {
            long header = headerOnce == 0 ? lines.header(line) : headerOnce;
            headerOnce = 0;
            return header;
        }

        @Override
        public long word(int line, int index) {
            return lines.word(line, index);
        }
    }

    @Test
    void that_show_an_end_and_are_another_line_of_a_complete_message_end_the_binding() {
        ChangingLines incoming = new ChangingLines();
        PlainLines outgoing = new PlainLines(64);
        PlainCapabilityChannel.Queue none = new PlainCapabilityChannel.Queue(1);
        PostBinding binding = Post.open(new UmpChannel(outgoing, incoming, new PlainCapabilityChannel(none, none)),
                recorder, Role.JOINED);
        UmpChannel peer = new UmpChannel(incoming, outgoing, new PlainCapabilityChannel(none, none));
        peer.send(Post.KEYS, 0, 1, 0, 0, 0, 0, 0, 0);
        peer.send(Post.KEYS, 0, 1, 0, 0, 0, 0, 0, 0);
        while (binding.poll()) {
            assertThat(binding.isOpen()).isTrue();
        }

        incoming.headerOnce = UNFINISHED_CLOSE;
        binding.poll();

        assertThat(recorder.events).containsExactly("bound", "closed MALFORMED");
        assertThat(binding.failure()).contains(new Failure(Failure.Kind.MALFORMED,
                "message 7 begins inside message 'keys'"));
    }
}
