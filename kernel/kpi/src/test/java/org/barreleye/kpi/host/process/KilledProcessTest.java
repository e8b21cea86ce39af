package org.barreleye.kpi.host.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.host.HostChannels;
import org.barreleye.kpi.host.SharedChannels;
import org.barreleye.kpi.host.SharedConnection;
import org.barreleye.kpi.host.SharedService;
import org.barreleye.kpi.host.SharedSettings;
import org.barreleye.kpi.outcome.ConnectionFailed;
import org.barreleye.kpi.outcome.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at each phase of a connection: the other process is told once, and goes on. */
@Timeout(300)
class KilledProcessTest {
    private static final SharedSettings SETTINGS = SharedSettings.DEFAULT.withConnectTimeout(Duration.ofMinutes(2));

    @TempDir
    private Path root;

    private Path folder;
    private SharedChannels channels;
    private OtherProcess other;

    @BeforeEach
    void start() throws IOException {
        folder = root.resolve("shared");
        channels = HostChannels.shared(folder, SETTINGS);
        other = OtherProcess.start(PostPeer.class, folder.toString(), "60000");
    }

    @AfterEach
    void end() {
        other.close();
        channels.close();
    }

    private SharedConnection connectToOther() throws IOException {
        other.tell("create").await("done create");
        return channels.connect(PostPeer.SERVICE, PostPeer.IDENTITY);
    }

    private SharedConnection acceptOther() throws IOException {
        SharedService service = channels.create(PostPeer.SERVICE, PostPeer.IDENTITY);
        other.tell("connect").await("done connect");
        return LocalPeer.accept(service);
    }

    private LocalPeer boundToServer() throws IOException {
        SharedConnection connection = connectToOther();
        other.tell("accept").tell("bind").await("done bind");
        return new LocalPeer(connection, Role.CONNECTS).pollUntilBound();
    }

    private LocalPeer boundToClient() throws IOException {
        SharedConnection connection = acceptOther();
        other.tell("bind").await("done bind");
        return new LocalPeer(connection, Role.ACCEPTS).pollUntilBound();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void assertGone(LocalPeer local, String... events) {
        assertThat(local.events).containsExactly(events);
        assertThat(local.failure()).isEqualTo(new Failure(Failure.Kind.PEER_GONE, "process " + other.pid()
                + ", the other end of service 'post', ended without closing the connection"));
        local.pollFor(50);
        assertThat(local.events).as("later").containsExactly(events);
        local.connection.close();
    }

    @Nested
    class AServer {
        @Test
        void that_dies_before_a_client_connects_leaves_an_offer_that_is_recognised_and_replaced() throws Exception {
            other.tell("create").await("done create");
            other.kill();
            assertThat(names()).containsExactly("post.1.offer", "post.lock");

            try (SharedChannels hasty = HostChannels.shared(folder, SETTINGS.withConnectTimeout(Duration.ZERO))) {
                assertThatThrownBy(() -> hasty.connect(PostPeer.SERVICE, PostPeer.IDENTITY))
                        .isInstanceOf(ConnectionFailed.class)
                        .hasMessage("NO_SUCH_SERVICE: service 'post' in " + folder + " has no connection to offer:"
                                + " process " + other.pid() + ", which offered it, has ended");
            }
            assertThat(names()).containsExactly("post.lock");

            try (OtherProcess next = OtherProcess.start(PostPeer.class, folder.toString(), "60000")) {
                next.tell("create").tell("accept").tell("bind");
                LocalPeer local = new LocalPeer(channels.connect(PostPeer.SERVICE, PostPeer.IDENTITY), Role.CONNECTS);
                local.call(21);
                local.pollUntil(() -> local.events.contains("call 21 = 42"));
            }
        }

        @Test
        void that_dies_is_replaced_by_a_server_that_removes_its_offer() throws Exception {
            other.tell("create").await("done create");
            other.kill();

            SharedService service = channels.create(PostPeer.SERVICE, PostPeer.IDENTITY);

            assertThat(names()).containsExactly("post.1.offer", "post.lock");
            try (OtherProcess client = OtherProcess.start(PostPeer.class, folder.toString(), "60000")) {
                client.tell("connect").tell("bind").tell("call 4");
                LocalPeer local = new LocalPeer(LocalPeer.accept(service), Role.ACCEPTS).pollUntilBound();
                local.call(5);
                local.pollUntil(() -> local.events.contains("call 5 = 10"));
                client.await("replied 8");
            }
        }

        @Test
        void that_dies_during_the_handshake_fails_the_call_that_waits_for_it() throws IOException {
            LocalPeer local = new LocalPeer(connectToOther(), Role.CONNECTS);
            local.call(-1);
            other.kill();
            local.pollUntilClosed();

            assertGone(local, "call -1 failed PEER_GONE", "closed PEER_GONE");
        }

        @Test
        void that_dies_while_nothing_happens_closes_the_binding() throws IOException {
            LocalPeer local = boundToServer();
            other.kill();
            local.pollUntilClosed();

            assertGone(local, "closed PEER_GONE");
        }

        @Test
        void that_dies_fails_each_outstanding_call_once() throws IOException {
            LocalPeer local = boundToServer();
            local.call(-1);
            local.call(3);
            local.call(-2);
            local.pollUntil(() -> local.events.contains("call 3 = 6"));
            other.kill();
            local.pollUntilClosed();

            assertGone(local, "call 3 = 6", "call -1 failed PEER_GONE", "call -2 failed PEER_GONE",
                    "closed PEER_GONE");
        }

        @Test
        void that_dies_in_mid_stream_has_sent_a_part_without_gaps() throws IOException {
            LocalPeer local = boundToServer();
            other.tell("stream");
            local.pollUntil(() -> local.letters > 10_000);
            other.kill();
            local.pollUntilClosed();

            assertGone(local, "closed PEER_GONE");
        }
    }

    @Nested
    class AClient {
        @Test
        void that_dies_after_its_claim_costs_its_connection_only() throws Exception {
            SharedSettings settings = SETTINGS.withConnectionsMax(2).withSilenceMax(Duration.ofMillis(300));
            try (SharedChannels server = HostChannels.shared(folder, settings)) {
                SharedService service = server.create(PostPeer.SERVICE, PostPeer.IDENTITY);
                // what a client does first
                Files.move(folder.resolve("post.1.offer"), folder.resolve("post.1.claimed"),
                        StandardCopyOption.ATOMIC_MOVE);

                for (int i = 0; i < 3; i++) {
                    other.tell("connect").await("done connect");
                    other.tell("bind").await("done bind");
                    LocalPeer local = new LocalPeer(LocalPeer.accept(service), Role.ACCEPTS).pollUntilBound();
                    other.tell("close");
                    local.pollUntilClosed();
                    local.connection.close();
                }
                LocalPeer.awaitThat(() -> !Files.exists(folder.resolve("post.1.claimed")));
            }
        }

        @Test
        void that_dies_during_the_handshake_closes_the_binding_of_the_server() throws IOException {
            LocalPeer local = new LocalPeer(acceptOther(), Role.ACCEPTS);
            local.call(-1);
            other.kill();
            local.pollUntilClosed();

            assertGone(local, "call -1 failed PEER_GONE", "closed PEER_GONE");
        }

        @Test
        void that_dies_while_nothing_happens_closes_the_binding() throws IOException {
            LocalPeer local = boundToClient();
            other.kill();
            local.pollUntilClosed();

            assertGone(local, "closed PEER_GONE");
        }

        @Test
        void that_dies_fails_each_call_of_the_server_once() throws IOException {
            LocalPeer local = boundToClient();
            local.call(-1);
            local.call(-2);
            local.pollUntil(local.binding()::isDrained);
            other.kill();
            local.pollUntilClosed();

            assertGone(local, "call -1 failed PEER_GONE", "call -2 failed PEER_GONE", "closed PEER_GONE");
        }

        @Test
        void that_dies_while_it_is_sent_a_stream_that_it_does_not_read_ends_the_sender() throws IOException {
            LocalPeer local = new LocalPeer(acceptOther(), Role.JOINED);
            local.pollUntil(() -> !local.binding().tryLetter(0));
            other.kill();
            local.pollUntilClosed();

            assertGone(local, "closed PEER_GONE");
        }

        @Test
        void that_dies_in_mid_stream_has_sent_a_part_without_gaps() throws IOException {
            LocalPeer local = boundToClient();
            other.tell("stream");
            local.pollUntil(() -> local.letters > 10_000);
            other.kill();
            local.pollUntilClosed();

            assertGone(local, "closed PEER_GONE");
        }
    }
}
