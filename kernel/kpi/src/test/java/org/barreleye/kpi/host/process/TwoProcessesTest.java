package org.barreleye.kpi.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.fixture.EchoReply;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.PostHandler;
import org.barreleye.kpi.host.HostChannels;
import org.barreleye.kpi.host.SharedChannels;
import org.barreleye.kpi.host.SharedService;
import org.barreleye.kpi.host.SharedSettings;
import org.barreleye.kpi.outcome.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages between two JVMs, which are of two versions with {@code -Dother.java=}. */
@Timeout(300)
class TwoProcessesTest {
    @TempDir
    private Path root;

    private Path folder;
    private OtherProcess other;

    @BeforeEach
    void start() throws IOException {
        folder = root.resolve("shared");
        other = OtherProcess.start(PostPeer.class, folder.toString(), "60000");
    }

    @AfterEach
    void end() {
        other.close();
    }

    private SharedChannels channels(int ringLines) throws IOException {
        return HostChannels.shared(folder, SharedSettings.DEFAULT.withRingLines(ringLines)
                .withConnectTimeout(Duration.ofMinutes(2)).withSilenceMax(Duration.ofSeconds(60)));
    }

    /** Answers with twice the number, and remembers how each connection ended. */
    private static final class Doubling implements PostHandler {
        private final List<Failure> ends = new CopyOnWriteArrayList<>();
        private volatile long letters;

        @Override
        public void letter(long value) {
            letters++;
        }

        @Override
        public void echo(long value, EchoReply reply) {
            reply.reply(2 * value);
        }

        @Override
        public void onClosed(Failure reason) {
            ends.add(reason);
        }
    }

    @ParameterizedTest(name = "in rings of {0} lines")
    @ValueSource(ints = {2, 3, 64, 1_000})
    void streams_in_both_directions_arrive_complete_and_in_order(int lines) throws IOException {
        try (SharedChannels channels = channels(lines)) {
            SharedService service = channels.create(PostPeer.SERVICE, PostPeer.IDENTITY);
            other.tell("connect").tell("bind");
            LocalPeer local = new LocalPeer(LocalPeer.accept(service), Role.ACCEPTS).pollUntilBound();
            other.tell("letters 20000");
            long[] sent = {0};
            local.pollUntil(() -> {
                while (sent[0] < 20_000 && local.binding().tryLetter(sent[0])) {
                    sent[0]++;
                }
                return sent[0] == 20_000 && local.letters == 20_000 && local.binding().isDrained();
            });
            local.call(1);
            local.pollUntil(() -> local.events.contains("call 1 = 2"));
            local.binding().close();
            local.connection.close();

            assertThat(other.await("closed after")).isEqualTo(
                    "closed after 20000: PEER_GONE: the other side closed its binding of 'post'");
            assertThat(other.seen()).noneMatch(report -> report.startsWith("wrong"));
        }
    }

    @Test
    void a_thread_serves_several_clients_at_once_until_the_service_is_closed() throws Exception {
        Doubling handler = new Doubling();
        try (SharedChannels channels = channels(UmpChannel.DEFAULT_LINES);
                OtherProcess second = OtherProcess.start(PostPeer.class, folder.toString(), "60000")) {
            SharedService service = channels.create(PostPeer.SERVICE, PostPeer.IDENTITY);
            Thread server = new Thread(() -> service.serve(channel -> Post.open(channel, handler, Role.ACCEPTS)));
            server.start();
            List<OtherProcess> clients = List.of(other, second);
            for (OtherProcess client : clients) {
                client.tell("connect").tell("bind").await("done bind");
            }
            for (int i = 0; i < 100; i++) {
                for (OtherProcess client : clients) {
                    client.tell("call " + i).tell("letters 10");
                }
            }
            for (int i = 0; i < 100; i++) {
                for (OtherProcess client : clients) {
                    assertThat(client.await("replied")).isEqualTo("replied " + 2 * i);
                }
            }
            second.tell("close").await("done close");
            LocalPeer.awaitThat(() -> !handler.ends.isEmpty());
            other.tell("call 1000").await("replied 2000");
            service.close();
            server.join();

            other.await("closed after 0: PEER_GONE");
        }
        assertThat(handler.ends).extracting(Failure::kind)
                .containsExactly(Failure.Kind.PEER_GONE, Failure.Kind.CLOSED);
        assertThat(handler.letters).isPositive();
    }

    @Test
    void a_client_may_begin_before_the_server() throws Exception {
        other.tell("connect");
        try (SharedChannels channels = channels(UmpChannel.DEFAULT_LINES)) {
            SharedService service = channels.create(PostPeer.SERVICE, PostPeer.IDENTITY);
            other.await("done connect");

            assertThat(LocalPeer.accept(service).peerProcess()).isEqualTo(other.pid());
        }
    }

    @Test
    void a_sender_whose_receiver_does_not_read_is_held_back_and_loses_nothing() throws Exception {
        try (SharedChannels channels = channels(8)) {
            SharedService service = channels.create(PostPeer.SERVICE, PostPeer.IDENTITY);
            other.tell("connect").tell("bind").await("done bind");
            LocalPeer local = new LocalPeer(LocalPeer.accept(service), Role.ACCEPTS).pollUntilBound();
            other.stop();
            long[] sent = {0};
            for (int refused = 0; refused < 100_000;) {
                if (local.binding().tryLetter(sent[0])) {
                    sent[0]++;
                } else {
                    refused++;
                }
            }
            assertThat(sent[0]).isLessThan(1_000);
            other.resume();
            local.pollUntil(local.binding()::isDrained);
            local.call(1);
            local.pollUntil(() -> local.events.contains("call 1 = 2"));
            local.binding().close();

            assertThat(other.await("closed after")).startsWith("closed after " + sent[0] + ": PEER_GONE");
        }
    }
}
