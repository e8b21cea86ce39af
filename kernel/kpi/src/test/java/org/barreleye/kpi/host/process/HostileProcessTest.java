package org.barreleye.kpi.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.fixture.EchoReply;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.PostBinding;
import org.barreleye.kpi.fixture.PostHandler;
import org.barreleye.kpi.fixture.Seed;
import org.barreleye.kpi.host.HostChannels;
import org.barreleye.kpi.host.SharedChannels;
import org.barreleye.kpi.host.SharedService;
import org.barreleye.kpi.host.SharedSettings;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that writes over the file of its connection, while another one is served by the same thread. */
@Timeout(300)
class HostileProcessTest {
    private static final int CALLS = 3;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    private Path root;

    private final AtomicReference<Throwable> thrown = new AtomicReference<>();

    /** The server's end of one connection. It begins calls that the hostile process never answers properly. */
    private static final class Session implements PostHandler {
        private final List<String> ends = new CopyOnWriteArrayList<>();
        private PostBinding binding;

        static Session open(UmpChannel channel) {
            Session session = new Session();
            session.binding = Post.open(channel, session, Role.ACCEPTS);
            for (int i = 0; i < CALLS; i++) {
                session.call(i);
            }
            return session;
        }

        private void call(int number) {
            binding.sendEcho(number, new PostBinding.EchoContinuation() {
                @Override
                public void replied(long again) {
                    ends.add("call " + number);
                }

                @Override
                public void failed(Failure failure) {
                    ends.add("call " + number);
                }
            });
        }

        @Override
        public void letter(long value) {}

        @Override
        public void echo(long value, EchoReply reply) {
            reply.reply(2 * value);
        }

        @Override
        public void parcel(long[] rows, String label, ByteArrayView content) {}

        @Override
        public void keys(CapabilityReference first, CapabilityReference second, long value) {}

        @Override
        public void mark(int colour) {}

        @Override
        public void onClosed(Failure reason) {
            ends.add("closed");
        }
    }

    private void awaitThat(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            assertThat(thrown.get()).as("-Dseed=" + Seed.number()).isNull();
            assertThat(System.nanoTime() - end).as("-Dseed=" + Seed.number()).isNegative();
            Thread.sleep(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"scribble-everywhere", "scribble-header", "scribble-rings", "plausible-lines",
        "plausible-handshake"})
    void ends_its_own_connection_and_no_other(String how) throws Exception {
        List<Session> sessions = serveBeside(how);

        assertThat(sessions).as("-Dseed=" + Seed.number()).hasSize(4).allSatisfy(session -> assertThat(session.ends)
                .containsExactlyInAnyOrder("call 0", "call 1", "call 2", "closed"));
    }

    /** The virtual machine may cut short the callback that runs when it reports that memory is gone. */
    @ParameterizedTest
    @ValueSource(strings = {"shorten", "empty"})
    void that_takes_the_memory_away_ends_its_own_connection_and_no_other(String how) throws Exception {
        List<Session> sessions = serveBeside(how);

        assertThat(sessions).hasSize(4).allSatisfy(session -> assertThat(session.ends).doesNotHaveDuplicates());
        assertThat(sessions.get(0).ends).containsExactlyInAnyOrder("call 0", "call 1", "call 2", "closed");
    }

    /** Serves a good process beside three hostile ones, one after another; returns the connections. */
    private List<Session> serveBeside(String how) throws Exception {
        Path folder = root.resolve("shared");
        SharedSettings settings = SharedSettings.DEFAULT.withSilenceMax(Duration.ofMinutes(5));
        List<Session> sessions = new CopyOnWriteArrayList<>();
        try (SharedChannels channels = HostChannels.shared(folder, settings);
                OtherProcess good = OtherProcess.start(PostPeer.class, folder.toString(), "300000")) {
            SharedService service = channels.create(PostPeer.SERVICE, PostPeer.IDENTITY);
            Thread server = new Thread(() -> service.serve(channel -> {
                Session session = Session.open(channel);
                sessions.add(session);
                return session.binding;
            }), "server");
            server.setUncaughtExceptionHandler((thread, failure) -> thrown.set(failure));
            server.start();
            good.tell("connect").tell("bind").await("bound");
            List<OtherProcess> hostile = new ArrayList<>();
            try {
                for (int i = 0; i < 3; i++) {
                    OtherProcess next = OtherProcess.start(RawClient.class, folder.toString(),
                            Integer.toString(i + 2), how, Long.toString(Seed.number() + i));
                    hostile.add(next);
                    next.await("used");
                    awaitThat(() -> sessions.size() == hostile.size() + 1);
                    next.tell("begin");
                    good.tell("call " + i).await("replied " + 2 * i);
                    next.await("done");
                }
                good.tell("call 50").await("replied 100");
            } finally {
                hostile.forEach(OtherProcess::close);
            }
            good.tell("call 60").await("replied 120");
            awaitThat(() -> sessions.stream().filter(session -> session.binding.isOpen()).count() == 1);
            service.close();
            server.join();
        }

        assertThat(thrown.get()).as("-Dseed=" + Seed.number()).isNull();
        assertThat(sessions).noneMatch(session -> session.binding.isOpen());
        return sessions;
    }
}
