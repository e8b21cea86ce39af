package org.barreleye.kpi.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.barreleye.kpi.binding.BlockingCall;
import org.barreleye.kpi.binding.BlockingClient;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.fixture.EchoReply;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.PostBinding;
import org.barreleye.kpi.fixture.PostHandler;
import org.barreleye.kpi.fixture.Recorder;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HostWaiterTest {
    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    private final HostChannels.UmpPair ends = HostChannels.ump();

    /** The straight-line side of {@code echo}, as the compiler would spell it. */
    static final class Client extends BlockingClient {
        private final PostBinding binding;

        private volatile boolean isWaiting;

        Client(PostBinding binding, long patience) {
            super(binding, new HostWaiter());
            this.binding = binding;
            timeout(patience);
        }

        boolean isWaiting() {
            return isWaiting;
        }

        long echo(long value) throws CallFailed {
            enter("echo");
            isWaiting = true;
            try {
                Echo call = new Echo();
                long deadline = begin(call);
                while (!binding.tryEcho(value, call)) {
                    awaitSpace(deadline, "echo");
                }
                await(call, deadline, "echo");
                return call.again;
            } finally {
                leave();
            }
        }

        void letter(long value) throws CallFailed {
            long deadline = deadline();
            while (!binding.tryLetter(value)) {
                awaitSpace(deadline, "letter");
            }
        }
    }

    private static final class Echo extends BlockingCall implements PostBinding.EchoContinuation {
        private long again;

        @Override
        public void replied(long value) {
            if (done()) {
                again = value;
            }
        }
    }

    static Thread serve(HostChannels.UmpPair ends, PostHandler handler) {
        Thread thread = new Thread(() -> HostWaiter.serve(Post.open(ends.second(), handler, Role.ACCEPTS)), "server");
        thread.start();
        return thread;
    }

    private Client client(long patience) {
        return new Client(Post.open(ends.first(), new Recorder(), Role.CONNECTS), patience);
    }

    @Test
    void a_call_between_threads_returns_what_the_other_replies() throws Exception {
        Thread server = serve(ends, new Doubling());
        try (Client client = client(BlockingClient.DEFAULT_TIMEOUT)) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(client.echo(i)).isEqualTo(2L * i);
            }
        }
        server.join();
    }

    @Test
    void a_call_without_a_reply_fails_at_its_deadline() {
        Client client = client(50 * MILLISECOND);
        long begin = System.nanoTime();

        assertThatThrownBy(() -> client.echo(1)).isInstanceOfSatisfying(CallFailed.class, e ->
                assertThat(e.failure()).isEqualTo(new Failure(Failure.Kind.DEADLINE_PASSED,
                        "the deadline passed while waiting for the reply to 'echo':"
                        + " no server has answered the handshake")));

        assertThat(System.nanoTime() - begin).isBetween(50 * MILLISECOND, 5_000 * MILLISECOND);
    }

    @Test
    void waiting_for_room_ends_at_its_deadline() {
        Client client = client(50 * MILLISECOND);

        assertThatThrownBy(() -> {
            for (int i = 0; i < 100_000; i++) {
                client.letter(i);
            }
        }).isInstanceOf(CallFailed.class)
                .hasMessage("DEADLINE_PASSED: the deadline passed while waiting for room to send 'letter':"
                        + " no server has answered the handshake");
    }

    @Test
    void a_deadline_tells_a_server_that_does_not_reply_from_one_that_is_not_there() {
        PostBinding server = Post.open(ends.second(), new PostHandler() {
            @Override
            public void echo(long value, EchoReply reply) {}
        }, Role.ACCEPTS);
        PostBinding binding = Post.open(ends.first(), new Recorder(), Role.CONNECTS);
        while (server.poll() | binding.poll()) {
            assertThat(binding.isOpen()).isTrue();
        }

        assertThatThrownBy(() -> new Client(binding, 20 * MILLISECOND).echo(1))
                .hasMessage("DEADLINE_PASSED: the deadline passed while waiting for the reply to 'echo':"
                        + " the server is there and everything was handed to it");
    }

    @Test
    void an_interrupted_call_fails_and_the_thread_stays_interrupted() throws Exception {
        Client client = client(Waiter.FOREVER);
        boolean[] interrupted = new boolean[1];
        List<Failure.Kind> failures = new ArrayList<>();
        Thread caller = new Thread(() -> {
            try {
                client.echo(1);
            } catch (CallFailed e) {
                failures.add(e.failure().kind());
                interrupted[0] = Thread.currentThread().isInterrupted();
            }
        }, "caller");
        caller.start();
        caller.interrupt();
        caller.join(10_000);

        assertThat(failures).containsExactly(Failure.Kind.INTERRUPTED);
        assertThat(interrupted[0]).isTrue();
    }

    @Test
    void a_client_refuses_a_second_thread_while_the_first_one_waits() throws Exception {
        Client client = client(Waiter.FOREVER);
        Thread first = new Thread(() -> {
            try {
                client.echo(1);
            } catch (CallFailed e) {
                throw new AssertionError(e); // reported by the thread; the assertion below fails then
            }
        }, "first");
        first.start();
        while (first.getState() == Thread.State.NEW || !client.isWaiting()) {
            Thread.onSpinWait();
        }

        assertThatThrownBy(() -> client.echo(2)).isInstanceOf(IllegalStateException.class)
                .hasMessage("'echo' was called while another call of the same client waits: a client serves one thread"
                        + " at a time, and no handler of its own binding");
        Thread server = serve(ends, new Doubling());
        first.join(10_000);
        assertThat(client.echo(3)).isEqualTo(6);
        server.interrupt();
        server.join();
    }

    @Test
    void a_reply_after_the_deadline_is_ignored() throws Exception {
        EchoReply[] late = new EchoReply[1];
        PostBinding server = Post.open(ends.second(), new PostHandler() {
            @Override
            public void echo(long value, EchoReply reply) {
                late[0] = reply;
            }
        }, Role.ACCEPTS);
        server.poll();
        PostBinding binding = Post.open(ends.first(), new Recorder(), Role.CONNECTS);
        Client client = new Client(binding, MILLISECOND);
        server.poll();
        assertThatThrownBy(() -> client.echo(1)).isInstanceOf(CallFailed.class);
        while (late[0] == null) {
            server.poll();
        }

        late[0].reply(77);
        binding.poll();

        assertThat(binding.isOpen()).isTrue();
        assertThatThrownBy(() -> client.echo(2)).hasMessageContaining("DEADLINE_PASSED");
    }

    @Test
    void a_busy_binding_does_not_delay_a_deadline() {
        PostBinding noisy = Post.open(ends.second(), new Recorder(), Role.JOINED);
        PostBinding[] own = new PostBinding[1];
        own[0] = Post.open(ends.first(), new PostHandler() {
            @Override
            public void letter(long value) {
                noisy.tryLetter(value + 1);
                noisy.poll();
            }
        }, Role.JOINED);
        noisy.poll();
        noisy.tryLetter(0);

        assertThatThrownBy(() -> new Client(own[0], 20 * MILLISECOND).echo(1)).isInstanceOf(CallFailed.class)
                .hasMessageContaining("DEADLINE_PASSED");
    }

    @Test
    void a_closed_binding_fails_a_call_at_once_with_its_reason() {
        PostBinding binding = Post.open(ends.first(), new Recorder(), Role.CONNECTS);
        binding.close();

        assertThatThrownBy(() -> new Client(binding, Waiter.FOREVER).echo(1)).isInstanceOf(CallFailed.class)
                .hasMessage("CLOSED: this side closed its binding of 'post'");
    }

    @Test
    void closing_by_the_peer_fails_a_call_without_a_deadline() throws Exception {
        Thread server = new Thread(() -> {
            PostBinding binding = Post.open(ends.second(), new Recorder(), Role.ACCEPTS);
            long end = System.nanoTime() + 20 * MILLISECOND;
            while (System.nanoTime() < end) {
                binding.poll();
            }
            binding.close();
        }, "server");
        server.start();

        assertThatThrownBy(() -> client(Waiter.FOREVER).echo(1)).isInstanceOf(CallFailed.class)
                .hasMessage("PEER_GONE: the other side closed its binding of 'post'");
        server.join();
    }

    @Test
    void closing_a_client_sends_first_what_it_has_accepted() throws Exception {
        Recorder recorder = new Recorder();
        Thread server = serve(ends, recorder);
        try (Client client = client(BlockingClient.DEFAULT_TIMEOUT)) {
            for (int i = 0; i < 500; i++) {
                client.letter(i);
            }
        }
        server.join();

        assertThat(recorder.events("letter")).hasSize(500);
        assertThat(recorder.events).last().isEqualTo("closed PEER_GONE");
    }

    @Test
    void serving_ends_when_the_thread_is_interrupted() throws Exception {
        Thread server = serve(ends, new Doubling());

        server.interrupt();
        server.join(10_000);

        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void a_pause_does_not_outlast_its_deadline_by_much() {
        HostWaiter waiting = new HostWaiter();
        long deadline = waiting.now() + 20 * MILLISECOND;
        while (waiting.now() < deadline) {
            waiting.pause(deadline);
        }

        assertThat(waiting.now() - deadline).isLessThan(2_000 * MILLISECOND);
    }

    @Test
    void a_timeout_is_not_negative() {
        Client client = client(0);

        assertThatThrownBy(() -> new Client(Post.open(HostChannels.ump().first(), new Recorder(), Role.CONNECTS), -1))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("a call takes 0 nanoseconds or more, not -1");
        assertThatThrownBy(() -> client.echo(1)).hasMessageContaining("DEADLINE_PASSED");
    }

    /** Answers twice the number. */
    static final class Doubling implements PostHandler {
        @Override
        public void echo(long value, EchoReply reply) {
            reply.reply(2 * value);
        }
    }
}
