package org.barreleye.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.barreleye.distribution.Installation.Ended;
import org.barreleye.distribution.Installation.Running;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The launchers of an unpacked archive, as processes. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherIT {
    private static final Map<String, String> WITHOUT_ARCHIVE = Map.of("BARRELEYE_CACHE", "none");

    @TempDir
    private static Path folder;

    private static Installation shared;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        shared = Installation.in(folder.resolve("a folder"));
    }

    @ParameterizedTest
    @EnumSource(Program.class)
    void starts_its_program(Program program) throws Exception {
        Ended ended = shared.run(program.title(), WITHOUT_ARCHIVE, "--version");

        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith(program.title() + " ");
    }

    @Test
    void passes_on_arguments_and_the_exit_code() throws Exception {
        Files.writeString(shared.work().resolve("a * b.if"), "interface wrong { message m(x y); };\n");

        Ended ended = shared.run("flounder", WITHOUT_ARCHIVE, "check", "--message-format=short", "a * b.if");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("a * b.if:1:29: error[FL0007]");
    }

    @Test
    void is_found_through_links() throws Exception {
        Path first = Files.createSymbolicLink(folder.resolve("first"), shared.home().resolve("bin/flounder"));
        Files.createDirectories(folder.resolve("links"));
        Path second = Files.createSymbolicLink(folder.resolve("links/second"), Path.of("../first"));

        assertThat(shared.run(List.of(first.toString(), "--version"), WITHOUT_ARCHIVE).code()).isZero();
        assertThat(shared.run(List.of(second.toString(), "--version"), WITHOUT_ARCHIVE).out()).startsWith("flounder ");
    }

    @Test
    void gives_the_jvm_the_options_of_the_user() throws Exception {
        Ended ended = shared.run("flounder", Map.of("BARRELEYE_CACHE", "none", "JAVA_OPTS",
                "-XX:+UseParallelGC -XX:+PrintFlagsFinal"), "--version");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).containsPattern("UseParallelGC += true").containsPattern("TieredStopAtLevel += 1");
    }

    @Nested
    class Java {
        private Path fake(String version) throws IOException {
            Path fake = Files.createDirectories(folder.resolve("jdk-" + version));
            Files.writeString(fake.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
            Path java = Files.createDirectories(fake.resolve("bin")).resolve("java");
            Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
            assertThat(java.toFile().setExecutable(true)).isTrue();
            return fake;
        }

        @Test
        void is_missed_with_a_sentence() throws Exception {
            Path empty = Files.createDirectories(folder.resolve("empty"));

            Ended ended = shared.run("flounder", Map.of("JAVA_HOME", "", "PATH", empty.toString()), "--version");

            assertThat(ended).isEqualTo(new Ended(70, "", "flounder: there is no java; install a Java of version 17 or "
                    + "newer, and put it on the PATH or let JAVA_HOME name it\n"));
        }

        @Test
        void must_be_where_the_environment_says() throws Exception {
            Ended ended = shared.run("flounder", Map.of("JAVA_HOME", "/no/such"), "--version");

            assertThat(ended).isEqualTo(new Ended(70, "", "flounder: JAVA_HOME is '/no/such', where there is no "
                    + "bin/java; let it name a Java of version 17 or newer, or unset it\n"));
        }

        @Test
        void must_be_new_enough() throws Exception {
            Path fake = fake("11.0.2");

            Ended ended = shared.run("flounder", Map.of("JAVA_HOME", fake.toString()), "--version");

            assertThat(ended).isEqualTo(new Ended(70, "", "flounder: '" + fake + "/bin/java' is Java 11.0.2; "
                    + "version 17 or newer is needed, let JAVA_HOME name one\n"));
        }

        @Test
        void gets_options_of_its_version_only() throws Exception {
            String newer = shared.run("flounder", Map.of("JAVA_HOME", fake("25.0.3").toString()), "x").out();
            String older = shared.run("flounder", Map.of("JAVA_HOME", fake("17.0.15").toString()), "x").out();
            String future = shared.run("flounder", Map.of("JAVA_HOME", fake("99-ea").toString()), "x").out();
            String compiling = shared.run("flounder", Map.of("JAVA_HOME", fake("17.0.15").toString()), "compile").out();
            String longRun = shared.run("barreleye", Map.of("JAVA_HOME", fake("25.0.3").toString()), "x").out();

            assertThat(compiling).contains("-XX:+UseSerialGC -Xmn48m", "-XX:ArchiveRelocationMode=0");
            assertThat(newer).contains("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:ArchiveRelocationMode=0");
            assertThat(older).doesNotContain("UseSerialGC").contains("-XX:ArchiveRelocationMode=0");
            assertThat(future).contains("-XX:+UseSerialGC").doesNotContain("ArchiveRelocationMode");
            assertThat(longRun).doesNotContain("UseSerialGC", "TieredStopAtLevel").endsWith("barreleye.jar x\n");
        }

        @Test
        void is_found_on_the_path() throws Exception {
            Ended ended = shared.run("flounder", Map.of("JAVA_HOME", "", "BARRELEYE_CACHE", "none", "PATH",
                    System.getProperty("java.home") + "/bin:" + System.getenv("PATH")), "--version");

            assertThat(ended.out()).contains("on Java " + System.getProperty("java.version"));
        }
    }

    @Nested
    class TheArchiveOfClasses {
        private Installation own;

        @TempDir
        private Path place;

        // Without a blank in its path: Java 17 archives classes of the JDK only where the path of the jar has one.
        @BeforeEach
        void unpack() throws IOException, InterruptedException {
            own = Installation.in(place.resolve("installation"));
        }

        private Ended version(Map<String, String> environment) throws IOException, InterruptedException {
            Ended ended = own.run("flounder", environment, "--version");
            assertThat(ended.code()).isZero();
            assertThat(ended.err()).isEmpty();
            assertThat(ended.out()).contains("flounder ");
            return ended;
        }

        private boolean isUsed() throws IOException, InterruptedException {
            return version(Map.of("JAVA_OPTS", "-Xlog:class+load")).out().lines().anyMatch(
                    line -> line.contains("org.barreleye.flounder.cli.Flounder ") && line.contains("shared objects"));
        }

        private Path only() throws IOException {
            try (Stream<Path> files = Files.walk(own.archives())) {
                return files.filter(Files::isRegularFile).reduce((one, other) -> null).orElseThrow();
            }
        }

        @Test
        void is_made_at_the_first_start_and_used_at_the_next() throws Exception {
            assertThat(version(Map.of()).out()).startsWith("flounder ");
            Path made = only();
            FileTime time = Files.getLastModifiedTime(made);

            assertThat(isUsed()).isTrue();
            assertThat(Files.getLastModifiedTime(only())).isEqualTo(time);
        }

        @Test
        void of_another_jar_is_thrown_away() throws Exception {
            version(Map.of());
            Path fits = only();
            Path other = fits.resolveSibling(fits.getFileName().toString()
                    .replaceFirst("flounder-.{16}", "flounder-0000000000000000"));
            Files.move(fits, other);
            Files.createDirectories(own.archives().resolve("-where-it-was-before"));

            version(Map.of());

            assertThat(only()).isEqualTo(fits);
            assertThat(own.archives().resolve("-where-it-was-before")).doesNotExist();
        }

        @Test
        void is_made_anew_when_the_jar_is_newer() throws Exception {
            version(Map.of());
            Files.setLastModifiedTime(only(), FileTime.from(Instant.EPOCH));

            assertThat(isUsed()).isTrue();
            assertThat(Files.getLastModifiedTime(only()).toInstant()).isAfter(Instant.EPOCH);
        }

        @Test
        void may_be_spoiled() throws Exception {
            version(Map.of());
            Path spoiled = only();
            Files.delete(spoiled);
            Files.writeString(spoiled, "no archive");

            assertThat(version(Map.of()).out().lines()).hasSize(2);
            assertThat(isUsed()).isFalse();
        }

        @Test
        void is_made_in_the_cache_of_the_user_if_the_installation_cannot_be_written() throws Exception {
            Files.writeString(own.archives(), "in the way of the folder");

            version(Map.of());

            assertThat(Installation.archivesBelow(own.work().resolve("cache"))).hasSize(1)
                    .allMatch(name -> name.startsWith("flounder-"));
            assertThat(isUsed()).isTrue();
        }

        @Test
        void is_done_without_where_nothing_can_be_written() throws Exception {
            Files.writeString(own.archives(), "in the way");
            Files.writeString(own.work().resolve("cache"), "in the way");

            version(Map.of());

            assertThat(isUsed()).isFalse();
        }

        @Test
        void is_done_without_if_the_user_wants_so() throws Exception {
            version(WITHOUT_ARCHIVE);
            version(Map.of("JAVA_OPTS", "-Xshare:auto"));

            assertThat(own.archives()).doesNotExist();
        }

        @Test
        void may_be_in_a_folder_with_a_blank() throws Exception {
            own = Installation.in(place.resolve("in stallation"));

            assertThat(version(Map.of())).isEqualTo(version(WITHOUT_ARCHIVE));
            assertThat(only()).isNotEmptyFile();
        }

        @Test
        void is_made_by_two_at_once() throws Exception {
            Running one = own.start("flounder", "-1");
            Running other = own.start("flounder", "-2");

            assertThat(Installation.ended(one).code()).isZero();
            assertThat(Installation.ended(other).code()).isZero();
            assertThat(only().getFileName().toString()).startsWith("flounder-");
            assertThat(isUsed()).isTrue();
        }
    }
}
