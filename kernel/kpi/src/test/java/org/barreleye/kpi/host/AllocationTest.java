package org.barreleye.kpi.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.BooleanSupplier;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.LocalChannel;
import org.barreleye.kpi.fixture.EchoReply;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.PostBinding;
import org.barreleye.kpi.fixture.PostHandler;
import org.barreleye.kpi.outcome.Failure;
import org.junit.jupiter.api.Test;

/** Counts what a thread allocates while messages of numbers travel. */
class AllocationTest {
    private static final int MESSAGES = 20_000;
    private static final int BURST = 200;
    // The counter itself, and what the virtual machine does on the side.
    private static final long NOISE_BYTES = 2_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Quiet quiet = new Quiet();

    private long bytesOf(BooleanSupplier message, int times) {
        run(message, times);
        long before = threads.getCurrentThreadAllocatedBytes();
        run(message, times);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static void run(BooleanSupplier message, int times) {
        for (int i = 0; i < times; i++) {
            if (!message.getAsBoolean()) {
                throw new AssertionError("message " + i + " was not accepted");
            }
        }
    }

    private void assertQuiet(PostBinding first, PostBinding second) {
        while (first.poll() | second.poll()) {
            assertThat(first.isOpen()).isTrue();
        }
        long letters = bytesOf(() -> {
            boolean sent = first.tryLetter(5);
            second.poll();
            first.poll();
            return sent;
        }, MESSAGES);
        long queued = bytesOf(() -> {
            boolean sent = true;
            for (int i = 0; i < BURST; i++) {
                sent &= first.tryLetter(i);
            }
            while (second.poll() | first.poll()) {
                sent &= first.isOpen();
            }
            return sent;
        }, MESSAGES / BURST);

        assertThat(letters).isLessThan(NOISE_BYTES);
        assertThat(queued).isLessThan(NOISE_BYTES);
        assertThat(quiet.letters).isGreaterThan(MESSAGES);
    }

    @Test
    void messages_over_rings_allocate_nothing() {
        HostChannels.UmpPair ends = HostChannels.ump();
        assertQuiet(Post.open(ends.first(), quiet, Role.CONNECTS), Post.open(ends.second(), quiet, Role.ACCEPTS));
    }

    @Test
    void messages_over_endpoints_allocate_nothing() {
        HostChannels.LmpPair ends = HostChannels.lmp();
        assertQuiet(Post.open(ends.first(), quiet, Role.CONNECTS), Post.open(ends.second(), quiet, Role.ACCEPTS));
    }

    @Test
    void messages_within_a_domain_allocate_nothing() {
        LocalChannel.Pair ends = LocalChannel.pair(LocalChannel.DEFAULT_LINES);
        assertQuiet(Post.open(ends.first(), quiet, Role.JOINED), Post.open(ends.second(), quiet, Role.JOINED));
    }

    @Test
    void a_call_allocates_no_more_than_the_reply_that_its_handler_gets() {
        HostChannels.UmpPair ends = HostChannels.ump();
        PostBinding first = Post.open(ends.first(), quiet, Role.CONNECTS);
        PostBinding second = Post.open(ends.second(), quiet, Role.ACCEPTS);

        long bytes = bytesOf(() -> {
            boolean sent = first.tryEcho(5, quiet);
            while (second.poll() | first.poll()) {
                sent &= first.isOpen();
            }
            return sent;
        }, MESSAGES);

        assertThat(bytes).isLessThanOrEqualTo(32L * MESSAGES + NOISE_BYTES);
    }

    /** Counts. */
    private static final class Quiet implements PostHandler, PostBinding.EchoContinuation {
        private long letters;

        @Override
        public void letter(long value) {
            letters++;
        }

        @Override
        public void echo(long value, EchoReply reply) {
            reply.reply(value);
        }

        @Override
        public void replied(long again) {
            letters++;
        }

        @Override
        public void failed(Failure failure) {
            throw new AssertionError(failure.toString());
        }
    }
}
