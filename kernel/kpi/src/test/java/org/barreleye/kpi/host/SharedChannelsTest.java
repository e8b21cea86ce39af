package org.barreleye.kpi.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.fixture.Keys;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.PostBinding;
import org.barreleye.kpi.fixture.Recorder;
import org.barreleye.kpi.host.process.LocalPeer;
import org.barreleye.kpi.outcome.ConnectionFailed;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.InterfaceIdentity;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services and connections in a folder; both ends are in this process. */
@Timeout(120)
class SharedChannelsTest {
    private static final InterfaceIdentity IDENTITY = new InterfaceIdentity(Post.NAME, "ab".repeat(32));
    private static final SharedSettings HASTY = SharedSettings.DEFAULT.withConnectTimeout(Duration.ofMillis(300));

    @TempDir
    private Path root;

    private Path folder;
    private SharedChannels servers;
    private SharedChannels clients;

    @BeforeEach
    void open() throws IOException {
        folder = root.resolve("shared");
        servers = HostChannels.shared(folder);
        clients = HostChannels.shared(folder, HASTY);
    }

    @AfterEach
    void close() {
        servers.close();
        clients.close();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void settle(PostBinding... bindings) {
        boolean progress = true;
        while (progress) {
            progress = false;
            for (PostBinding binding : bindings) {
                progress |= binding.poll();
            }
        }
    }

    @Nested
    class AConnection {
        private final Recorder server = new Recorder();
        private final Recorder client = new Recorder();
        private SharedConnection accepted;
        private SharedConnection connected;
        private PostBinding serverEnd;
        private PostBinding clientEnd;

        private void bind(SharedChannels serving, SharedChannels connecting) throws IOException {
            SharedService service = serving.create("post", IDENTITY);
            connected = connecting.connect("post", IDENTITY);
            accepted = LocalPeer.accept(service);
            serverEnd = Post.open(accepted.channel(), server, Role.ACCEPTS);
            clientEnd = Post.open(connected.channel(), client, Role.CONNECTS);
            settle(clientEnd, serverEnd);
        }

        @Test
        void carries_calls_and_messages_of_several_lines() throws IOException {
            bind(servers, clients);
            clientEnd.sendEcho(7, client.call("echo"));
            settle(clientEnd, serverEnd);
            server.echoes.get(0).reply(8);
            settle(clientEnd, serverEnd);

            assertThat(client.events).containsExactly("bound", "echo = 8");
        }

        @Test
        void passes_capabilities_as_numbers_if_no_table_is_given() throws IOException {
            bind(servers, clients);
            for (int i = 1; i <= 40; i++) {
                clientEnd.sendKeys(Keys.key(i), true, CapabilityReference.ABSENT, i);
                settle(clientEnd, serverEnd);
            }

            assertThat(server.events).hasSize(41).startsWith("bound", "keys 1 0 1").endsWith("keys 40 0 40");
        }

        @Test
        void ends_if_a_capability_arrives_that_the_table_does_not_know() throws IOException {
            HostCapabilities table = new HostCapabilities();
            CapabilityAddress known = table.create(3, Rights.ALL);
            try (SharedChannels guarded = HostChannels.shared(root.resolve("guarded"),
                    SharedSettings.DEFAULT.withInspector(table));
                    SharedChannels others = HostChannels.shared(root.resolve("guarded"))) {
                bind(guarded, others);
                clientEnd.sendKeys(CapabilityReference.at(known), false, CapabilityReference.ABSENT, 1);
                settle(clientEnd, serverEnd);
                clientEnd.sendKeys(Keys.key(99), false, CapabilityReference.ABSENT, 2);
                settle(clientEnd, serverEnd);
                settle(clientEnd, serverEnd);

                assertThat(server.events).containsExactly("bound", "keys " + known.slot() + " 0 1", "closed MALFORMED");
                assertThat(accepted.failure()).map(Failure::sentence).hasValueSatisfying(sentence ->
                        assertThat(sentence).endsWith("sent a capability that is unknown here: slot 0.99"));
                assertThat(client.events).containsExactly("bound", "closed PEER_GONE");
            }
        }

        @Test
        void that_is_closed_without_its_binding_ends_both_bindings_once() throws IOException {
            bind(servers, clients);
            clientEnd.sendEcho(1, client.call("echo"));
            serverEnd.poll();
            accepted.close();
            accepted.close();
            settle(serverEnd);
            LocalPeer.awaitThat(() -> !clientEnd.poll() && !clientEnd.isOpen());
            settle(clientEnd, serverEnd);

            assertThat(client.events).containsExactly("bound", "echo failed PEER_GONE", "closed PEER_GONE");
            assertThat(server.events).containsExactly("bound", "echo 1", "closed CLOSED");
        }

        @Test
        void delivers_all_that_was_sent_before_the_other_end_was_closed() throws IOException {
            bind(servers, clients);
            for (int i = 0; i < 50; i++) {
                clientEnd.tryLetter(i);
            }
            connected.close();
            LocalPeer.awaitThat(() -> accepted.failure().isPresent());
            settle(serverEnd);

            assertThat(server.events("letter")).hasSize(50);
            assertThat(server.events).last().isEqualTo("closed PEER_GONE");
        }

        @Test
        void that_its_client_closes_at_once_is_accepted_and_has_ended() throws IOException {
            SharedService service = servers.create("post", IDENTITY);
            clients.connect("post", IDENTITY).close();
            accepted = LocalPeer.accept(service);
            serverEnd = Post.open(accepted.channel(), server, Role.ACCEPTS);
            LocalPeer.awaitThat(() -> !serverEnd.poll() && !serverEnd.isOpen());

            assertThat(server.events).containsExactly("closed PEER_GONE");
        }

        @Test
        void has_no_name_that_a_third_process_could_open() throws IOException {
            bind(servers, clients);

            assertThat(names()).contains("post.lock").noneMatch(name -> name.startsWith("post.1."));
        }
    }

    @Nested
    class AService {
        @Test
        void of_another_definition_is_refused_with_both_fingerprints() throws IOException {
            servers.create("post", IDENTITY);
            InterfaceIdentity other = new InterfaceIdentity("posts", "cd".repeat(32));

            assertThatThrownBy(() -> clients.connect("post", other)).isInstanceOfSatisfying(ConnectionFailed.class,
                    e -> assertThat(e.failure()).isEqualTo(new Failure(Failure.Kind.MISMATCH, "service 'post' in "
                    + folder + " has interface 'post' with fingerprint " + "ab".repeat(32) + ", and this process was"
                    + " compiled with interface 'posts' with fingerprint " + "cd".repeat(32)
                    + ": compile both from the same definition")));
            try (SharedChannels patient = HostChannels.shared(folder)) {
                assertThat(patient.connect("post", IDENTITY).failure()).isEmpty();
            }
        }

        @Test
        void is_offered_by_one_process_at_a_time() throws IOException {
            SharedService first = servers.create("post", IDENTITY);

            assertThatThrownBy(() -> clients.create("post", IDENTITY)).isInstanceOf(ConnectionFailed.class)
                    .hasMessage("REFUSED: service 'post' in " + folder + " is offered by this process already: end"
                    + " that, or use another name or folder");
            first.close();
            assertThat(clients.create("post", IDENTITY).name()).isEqualTo("post");
        }

        @Test
        void that_is_not_offered_is_not_found_in_time() {
            assertThatThrownBy(() -> clients.connect("post", IDENTITY)).isInstanceOf(ConnectionFailed.class)
                    .hasMessage("NO_SUCH_SERVICE: service 'post' in " + folder + " has no connection to offer:"
                    + " no process offers it, or it has as many connections as it permits");
        }

        @Test
        void has_no_more_connections_than_it_permits() throws IOException {
            try (SharedChannels small = HostChannels.shared(folder, SharedSettings.DEFAULT.withConnectionsMax(2))) {
                SharedService service = small.create("post", IDENTITY);
                SharedConnection first = clients.connect("post", IDENTITY);
                SharedConnection accepted = LocalPeer.accept(service);
                clients.connect("post", IDENTITY);
                LocalPeer.accept(service);
                assertThatThrownBy(() -> clients.connect("post", IDENTITY)).isInstanceOf(ConnectionFailed.class)
                        .hasMessageStartingWith("NO_SUCH_SERVICE");
                first.close();
                accepted.close();

                try (SharedChannels patient = HostChannels.shared(folder)) {
                    assertThat(patient.connect("post", IDENTITY).failure()).isEmpty();
                }
            }
        }

        @Test
        void that_is_closed_leaves_its_lock_file_only() throws IOException {
            servers.create("post", IDENTITY).close();

            assertThat(names()).containsExactly("post.lock");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ".hidden", "a/b", "..", "ä", "with blank",
            "12345678901234567890123456789012345678901234567890123456789012345"})
        void has_a_name_that_is_no_path(String name) {
            assertThatThrownBy(() -> servers.create(name, IDENTITY)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1 to 64 letters, digits, '-' and '_'");
        }
    }

    @Nested
    class AFile {
        @Test
        void is_accessible_for_its_owner_only() throws IOException {
            servers.create("post", IDENTITY);

            assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
            for (String name : names()) {
                assertThat(Files.getPosixFilePermissions(folder.resolve(name))).as(name)
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
            assertThat(names()).containsExactly("post.1.offer", "post.lock");
        }

        @Test
        void that_others_may_read_is_refused() throws IOException {
            Path offer = Files.writeString(folder.resolve("post.1.offer"), "x");
            Files.setPosixFilePermissions(offer, PosixFilePermissions.fromString("rw-r--r--"));

            assertThatThrownBy(() -> clients.connect("post", IDENTITY)).isInstanceOf(ConnectionFailed.class)
                    .hasMessage("REFUSED: " + offer + " has the permissions rw-r--r--, and only its owner may have"
                    + " access: chmod 600 " + offer);
            assertThatThrownBy(() -> servers.create("post", IDENTITY)).isInstanceOf(ConnectionFailed.class);
            assertThat(offer).hasContent("x");
        }

        @ParameterizedTest
        @ValueSource(strings = {"post.1.offer", "post.lock"})
        void that_is_a_symbolic_link_is_refused_and_not_followed(String name) throws IOException {
            Path target = Files.writeString(root.resolve("precious"), "x");
            Files.createSymbolicLink(folder.resolve(name), target);

            assertThatThrownBy(() -> servers.create("post", IDENTITY)).isInstanceOf(ConnectionFailed.class)
                    .hasMessageEndingWith(name + " is a symbolic link, which is not followed: name what it leads to,"
                    + " or remove it");
            assertThat(target).hasContent("x");
        }

        @Test
        void that_is_no_connection_is_refused() throws IOException {
            Path offer = Files.write(folder.resolve("post.1.offer"), new byte[9_000]);
            Files.setPosixFilePermissions(offer, PosixFilePermissions.fromString("rw-------"));

            assertThatThrownBy(() -> clients.connect("post", IDENTITY)).isInstanceOf(ConnectionFailed.class)
                    .hasMessageStartingWith("MALFORMED: ").hasMessageEndingWith(" is not the file of a connection");
        }

        @Test
        void that_is_a_folder_is_refused() throws IOException {
            Files.createDirectory(folder.resolve("post.1.offer"));

            assertThatThrownBy(() -> servers.create("post", IDENTITY)).isInstanceOf(ConnectionFailed.class)
                    .hasMessageEndingWith("post.1.offer is not a regular file");
        }
    }

    @Nested
    class AFolder {
        @Test
        void that_others_may_enter_is_refused() throws IOException {
            Path open = Files.createDirectory(root.resolve("open"));
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-x---"));

            assertThatThrownBy(() -> HostChannels.shared(open)).isInstanceOf(ConnectionFailed.class)
                    .hasMessage("REFUSED: " + open + " has the permissions rwxr-x---, and only its owner may have"
                    + " access: chmod 700 " + open);
        }

        @Test
        void that_is_a_symbolic_link_or_a_file_is_refused() throws IOException {
            Path link = Files.createSymbolicLink(root.resolve("link"), folder);
            Path file = Files.writeString(root.resolve("file"), "x");

            assertThatThrownBy(() -> HostChannels.shared(link)).isInstanceOf(ConnectionFailed.class)
                    .hasMessageContaining("is a symbolic link");
            assertThatThrownBy(() -> HostChannels.shared(file)).isInstanceOf(ConnectionFailed.class)
                    .hasMessageEndingWith("file is not a folder");
        }

        @Test
        void is_not_made_without_the_folder_above() {
            assertThatThrownBy(() -> HostChannels.shared(root.resolve("a/b"))).isInstanceOf(ConnectionFailed.class)
                    .hasMessageEndingWith("the folder above does not exist: make that one first");
        }

        @Test
        void keeps_no_file_of_the_check() throws IOException {
            assertThat(names()).isEmpty();
        }
    }

    @Test
    void settings_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> HASTY.withRingLines(1)).hasMessage("a ring has 2 to 32768 lines, not 1");
        assertThatThrownBy(() -> HASTY.withSilenceMax(Duration.ofMillis(199))).hasMessageContaining("200 ms or more");
        assertThatThrownBy(() -> HASTY.withConnectionsMax(0)).hasMessageContaining("1 connection or more");
        assertThatThrownBy(() -> HASTY.withConnectTimeout(Duration.ofMillis(-1))).hasMessageContaining("0 ms or more");
        assertThatThrownBy(() -> new InterfaceIdentity("post", "12")).hasMessageContaining("64 hexadecimal digits");
    }

    @Test
    void channels_that_were_closed_make_no_more() {
        servers.close();

        assertThatThrownBy(() -> servers.create("post", IDENTITY)).isInstanceOf(IllegalStateException.class)
                .hasMessage("the channels in " + folder + " were closed by this process");
    }

    @Test
    void waiting_for_a_service_ends_when_the_thread_is_interrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> clients.connect("post", IDENTITY)).isInstanceOfSatisfying(ConnectionFailed.class,
                e -> assertThat(e.failure().kind()).isEqualTo(Failure.Kind.INTERRUPTED));
        assertThat(Thread.interrupted()).isTrue();
    }
}
