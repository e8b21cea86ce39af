package org.barreleye.kpi.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.host.HostChannels;
import org.barreleye.kpi.host.SharedChannels;
import org.barreleye.kpi.host.SharedConnection;
import org.barreleye.kpi.host.SharedService;
import org.barreleye.kpi.host.SharedSettings;
import org.barreleye.kpi.outcome.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -STOP} and {@code kill -CONT}: a stopped process keeps its lock, and has no heartbeat. */
@Timeout(300)
class StoppedProcessTest {
    private static final SharedSettings PATIENT = SharedSettings.DEFAULT.withConnectTimeout(Duration.ofMinutes(2))
            .withSilenceMax(Duration.ofMinutes(10));
    private static final SharedSettings IMPATIENT = PATIENT.withSilenceMax(Duration.ofMillis(400));

    @TempDir
    private Path root;

    private Path folder;
    private OtherProcess other;

    @BeforeEach
    void start() throws IOException {
        folder = root.resolve("shared");
        other = OtherProcess.start(PostPeer.class, folder.toString(), "600000");
    }

    @AfterEach
    void end() {
        other.close();
    }

    private LocalPeer boundToServer(SharedChannels channels) throws IOException {
        other.tell("create").await("done create");
        SharedConnection connection = channels.connect(PostPeer.SERVICE, PostPeer.IDENTITY);
        other.tell("accept").tell("bind").await("done bind");
        return new LocalPeer(connection, Role.CONNECTS).pollUntilBound();
    }

    @Test
    void a_process_that_continues_in_time_answers_what_it_was_asked_meanwhile() throws Exception {
        try (SharedChannels channels = HostChannels.shared(folder, PATIENT)) {
            LocalPeer local = boundToServer(channels);
            other.stop();
            local.call(4);
            local.pollFor(500);
            assertThat(local.events).isEmpty();
            assertThat(local.connection.failure()).isEmpty();

            other.resume();
            local.pollUntil(() -> local.events.contains("call 4 = 8"));
        }
    }

    @Test
    void a_process_that_is_stopped_too_long_is_given_up_and_finds_that_out_when_it_continues() throws Exception {
        try (SharedChannels channels = HostChannels.shared(folder, IMPATIENT)) {
            LocalPeer local = boundToServer(channels);
            other.tell("call -7").await("done call");
            local.pollUntil(() -> local.kept.size() == 1);
            other.stop();
            local.call(4);
            local.call(5);
            local.pollUntilClosed();
            local.connection.close();

            assertThat(local.events).containsExactly("call 4 failed PEER_GONE", "call 5 failed PEER_GONE",
                    "closed PEER_GONE");
            assertThat(local.failure()).isEqualTo(new Failure(Failure.Kind.PEER_GONE, "process " + other.pid()
                    + ", the other end of service 'post', lives, but has shown no sign of life for 400 ms:"
                    + " it is stopped, or hangs"));
            other.resume();
            other.await("closed after 0: PEER_GONE");
            assertThat(other.seen()).filteredOn(report -> report.startsWith("failed"))
                    .containsExactly("failed PEER_GONE");
        }
    }

    @Test
    void a_stopped_client_costs_its_connection_only() throws Exception {
        try (SharedChannels channels = HostChannels.shared(folder, IMPATIENT.withConnectionsMax(2))) {
            SharedService service = channels.create(PostPeer.SERVICE, PostPeer.IDENTITY);
            other.tell("connect").tell("bind");
            LocalPeer stopped = new LocalPeer(LocalPeer.accept(service), Role.ACCEPTS).pollUntilBound();
            other.stop();
            try (OtherProcess good = OtherProcess.start(PostPeer.class, folder.toString(), "600000")) {
                good.tell("connect").tell("bind").tell("call 9");
                LocalPeer local = new LocalPeer(LocalPeer.accept(service), Role.ACCEPTS).pollUntilBound();
                stopped.pollUntilClosed();
                local.call(1);
                local.pollUntil(() -> local.events.contains("call 1 = 2"));
                good.await("replied 18");
            }
            assertThat(stopped.events).containsExactly("closed PEER_GONE");
        }
    }

    @Test
    void a_process_that_was_stopped_itself_does_not_blame_the_other() throws Exception {
        other.close();
        other = OtherProcess.start(PostPeer.class, folder.toString(), "400");
        try (SharedChannels channels = HostChannels.shared(folder, PATIENT)) {
            LocalPeer local = boundToServer(channels);
            other.stop();
            local.pollFor(1_000);
            other.resume();
            local.call(4);
            local.pollUntil(() -> local.events.contains("call 4 = 8"));
            local.pollFor(300);
            assertThat(local.binding().isOpen()).isTrue();
        }
    }
}
