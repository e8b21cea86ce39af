package org.barreleye.samples.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.host.HostChannels;
import org.barreleye.kpi.host.HostWaiter;
import org.barreleye.kpi.host.SharedChannels;
import org.barreleye.kpi.host.SharedConnection;
import org.barreleye.kpi.host.SharedSettings;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.samples.Run;
import org.barreleye.samples.Samples;
import org.barreleye.samples.interfaces.wordcount.WordcountClient;
import org.barreleye.samples.interfaces.wordcount.WordcountHandler;
import org.barreleye.samples.interfaces.wordcount.WordcountInterface;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server in a process of its own, the client in that of the test. */
@Timeout(120)
class WordCountTest {
    @TempDir
    private Path root;

    private String folder;
    private Path text;

    @BeforeEach
    void write() throws IOException {
        folder = root.resolve("shared").toString();
        text = Files.writeString(root.resolve("text"), "a multikernel\n\nhas no shared state\n".repeat(500));
    }

    private Process server(String clients) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                classPath, Samples.class.getName(), "count-server", "--folder", folder, "--clients", clients)
                .redirectErrorStream(true).start();
        process.getOutputStream().close();
        return process;
    }

    @Test
    void is_printed_by_both_processes() throws Exception {
        Process server = server("2");
        try (BufferedReader printed =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            Run first = Run.of("count-words", "--folder", folder, text.toString(), text.toString());
            Run second = Run.of("count-words", "--folder", folder, text.toString());

            String line = text + ": 1500 lines, 3000 words";
            assertThat(first).isEqualTo(new Run(0, List.of(line, line)));
            assertThat(second).isEqualTo(new Run(0, List.of(line)));
            assertThat(printed.lines().toList()).containsExactly("serving; now run count-words in another terminal",
                    "client 1: 1500 lines, 3000 words", "client 1: 1500 lines, 3000 words",
                    "client 1 has ended: PEER_GONE: the other side closed its binding of 'wordcount'",
                    "client 2: 1500 lines, 3000 words",
                    "client 2 has ended: PEER_GONE: the other side closed its binding of 'wordcount'");
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(server.exitValue()).isZero();
        } finally {
            server.destroyForcibly();
        }
        assertThat(new File(folder).list()).containsExactly("wordcount.lock");
    }

    @Test
    void ends_with_a_failure_if_the_server_is_killed() throws Exception {
        Process server = server("1");
        try (SharedChannels channels = HostChannels.shared(Path.of(folder),
                SharedSettings.DEFAULT.withConnectTimeout(Duration.ofMinutes(1)));
                SharedConnection connection = channels.connect(WordCountFolder.SERVICE, WordCountFolder.IDENTITY);
                WordcountClient client = WordcountInterface.client(
                        WordcountInterface.connect(connection.channel(), new WordcountHandler() {}),
                        new HostWaiter()).withDeadline(Waiter.FOREVER)) {
            client.line("one two");
            assertThat(client.total().words()).isEqualTo(2);
            server.destroyForcibly();

            assertThatThrownBy(() -> {
                while (true) {
                    client.total();
                }
            }).isInstanceOf(CallFailed.class).hasMessage("PEER_GONE: process " + server.pid()
                    + ", the other end of service 'wordcount', ended without closing the connection");
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void of_a_line_that_is_too_long_is_refused_with_a_sentence() throws Exception {
        Files.writeString(text, "x".repeat(5_000));
        Process server = server("1");
        try {
            Run run = Run.of("count-words", "--folder", folder, text.toString());

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.lines()).hasSize(1).first().asString().startsWith("error: ").contains("line.text");
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            server.destroyForcibly();
        }
    }
}
