package org.barreleye.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.barreleye.distribution.Installation.Ended;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launchers for Windows, run by Wine with a program that prints the arguments in place of {@code java.exe}. */
@EnabledIf(value = "isThere", disabledReason = "needs wine and x86_64-w64-mingw32-gcc")
class WindowsLauncherTest {
    private static final String DIGEST = "0123456789abcdef";

    @TempDir
    private static Path folder;

    private static Wine wine;
    private static Path home;
    private static Path java;

    static boolean isThere() {
        return Wine.isThere();
    }

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        wine = new Wine(folder);
        Path source = folder.resolve("java.c");
        try (InputStream text = WindowsLauncherTest.class.getResourceAsStream("java.c")) {
            Files.copy(text, source);
        }
        wine.start();
        wine.compile(source, folder.resolve("java.exe"));
        home = installation("Program Files (x86)/barreleye", DIGEST);
        java = javaOf("25.0.3", "Program Files (x86)/jdk 25");
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        wine.stop();
    }

    private static Path installation(String name, String digest) throws IOException {
        Path made = folder.resolve(name);
        Path templates = Path.of("src/main/launcher");
        Files.createDirectories(made.resolve("bin"));
        Files.createDirectories(made.resolve("lib"));
        for (Program program : List.of(Program.FLOUNDER, Program.MACHINE, Program.BARRELEYE)) {
            Files.writeString(made.resolve("lib/" + program.title() + ".jar"), "a jar");
            Files.writeString(made.resolve("bin/" + program.title() + ".cmd"), new Launcher(program, digest)
                    .windowsText(Files.readString(templates.resolve("start.cmd"))));
        }
        Files.writeString(made.resolve("lib/launch.cmd"),
                Launcher.windows(Files.readString(templates.resolve("launch.cmd"))));
        return made;
    }

    private static Path javaOf(String version, String name) throws IOException {
        Path made = Files.createDirectories(folder.resolve(name).resolve("bin")).getParent();
        Files.copy(folder.resolve("java.exe"), made.resolve("bin/java.exe"));
        Files.writeString(made.resolve("release"), "IMPLEMENTOR=\"N.N.\"\nJAVA_RUNTIME_VERSION=\"" + version
                + "+9\"\nJAVA_VERSION=\"" + version + "\"\n");
        return made;
    }

    private static Map<String, String> with(String... variables) {
        Map<String, String> environment = new HashMap<>(Map.of("JAVA_HOME", Wine.name(java), "BARRELEYE_CACHE",
                "none"));
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return environment;
    }

    private static String command(Path installation, String program, String arguments) {
        return '"' + Wine.name(installation.resolve("bin/" + program + ".cmd")) + "\" " + arguments;
    }

    private static List<String> arguments(Ended ended) {
        return ended.out().lines().map(line -> line.substring(1, line.length() - 1)).toList();
    }

    @Test
    void starts_a_main_class_or_a_manifest() throws Exception {
        String lib = Wine.name(home.resolve("lib"));

        assertThat(arguments(wine.run(with(), command(home, "flounder", "check")))).endsWith("-cp",
                lib + "\\flounder.jar", Program.FLOUNDER.mainClass(), "check");
        assertThat(arguments(wine.run(with(), command(home, "machine", "list")))).endsWith("-jar",
                lib + "\\machine.jar", "list");
    }

    @ParameterizedTest
    @CsvSource({"\"a b.if\", a b.if", "x)y, x)y", "(x, (x", "\"a & b\", a & b", "\"c^d\", c^d", "\"!x!\", !x!",
        "\"say \\\"hi\\\"\", say \"hi\"", "-D\"a & b\", -Da & b", "-Da=b, -Da=b", "\"\", ''"})
    void passes_an_argument_on_as_it_is(String written, String received) throws Exception {
        Ended ended = wine.run(with(), command(home, "flounder", written + " last"));

        assertThat(ended.err()).isEmpty();
        assertThat(arguments(ended)).endsWith(Program.FLOUNDER.mainClass(), received, "last");
    }

    /**
     * In a batch file, two percent signs are one. Wine reads arguments again at each step from one batch file to
     * another, as Windows does with "call" only, so that here, with two such steps, it takes eight.
     */
    @ParameterizedTest
    @ValueSource(strings = {"100%", "x%y", "%PATH%", "%1", "\"50% of %all%\""})
    void passes_percent_signs_on(String argument) throws Exception {
        Ended ended = wine.run(with(), command(home, "flounder", argument.replace("%", "%".repeat(8)) + " last"));

        assertThat(ended.err()).isEmpty();
        assertThat(arguments(ended)).endsWith(Program.FLOUNDER.mainClass(), argument.replace("\"", ""), "last");
    }

    @Test
    void has_the_exit_status_of_java() throws Exception {
        assertThat(wine.run(with(), command(home, "flounder", "exit=7")).code()).isEqualTo(7);
        assertThat(wine.run(with(), command(home, "machine", "exit=3")).code()).isEqualTo(3);
        assertThat(wine.run(with(), command(home, "machine", "exit=5") + " || echo it failed").out())
                .endsWith("it failed\n");
    }

    @Test
    void works_in_a_folder_with_an_ampersand() throws Exception {
        Path other = installation("R&D", DIGEST);

        assertThat(arguments(wine.run(with(), command(other, "flounder", "x")))).contains(
                Wine.name(other.resolve("lib/flounder.jar"))).endsWith("x");
    }

    @Test
    void refuses_an_incomplete_installation() throws Exception {
        Path other = installation("incomplete (1)", DIGEST);
        Files.delete(other.resolve("lib/machine.jar"));

        assertThat(wine.run(with(), command(other, "machine", "x"))).isEqualTo(new Ended(70, "", "machine: '"
                + Wine.name(other.resolve("lib/machine.jar"))
                + "' cannot be read; unpack the archive of the distribution again\n"));
    }

    @Test
    void refuses_a_folder_with_a_semicolon() throws Exception {
        Path other = installation("one;two", DIGEST);

        assertThat(wine.run(with(), command(other, "machine", "x"))).isEqualTo(new Ended(70, "", "machine: '"
                + Wine.name(other) + "' has a semicolon, which separates the parts of a class path; rename that "
                + "folder\n"));
    }

    @Nested
    class Java {
        @Test
        void is_missed_with_a_sentence() throws Exception {
            Map<String, String> environment = with();
            environment.remove("JAVA_HOME");

            assertThat(wine.run(environment, command(home, "flounder", "x"))).isEqualTo(new Ended(70, "",
                    "flounder: there is no java; install a Java of version 17 or newer, and put it on the PATH or let "
                    + "JAVA_HOME name it\n"));
        }

        @Test
        void is_found_on_the_path() throws Exception {
            Map<String, String> environment = with();
            environment.remove("JAVA_HOME");

            Ended ended = wine.run(environment, "path " + Wine.name(java.resolve("bin")) + ";%PATH%",
                    command(home, "flounder", "x"));

            assertThat(arguments(ended)).contains("-XX:+UseSerialGC").endsWith("x");
        }

        @Test
        void must_be_where_the_environment_says() throws Exception {
            assertThat(wine.run(with("JAVA_HOME", "Z:\\no (x86) & such"), command(home, "flounder", "x")))
                    .isEqualTo(new Ended(70, "", "flounder: JAVA_HOME is 'Z:\\no (x86) & such', where there is no "
                            + "bin\\java.exe; let it name a Java of version 17 or newer, or unset it\n"));
        }

        @Test
        void may_be_named_in_quotation_marks() throws Exception {
            Ended ended = wine.run(with("JAVA_HOME", '"' + Wine.name(java) + '"'), command(home, "flounder", "x"));

            assertThat(arguments(ended)).contains("-XX:+UseSerialGC").endsWith("x");
        }

        @Test
        void must_be_new_enough() throws Exception {
            Path old = javaOf("11.0.2", "jdk-11");

            assertThat(wine.run(with("JAVA_HOME", Wine.name(old)), command(home, "flounder", "x")))
                    .isEqualTo(new Ended(70, "", "flounder: '" + Wine.name(old.resolve("bin/java.exe"))
                            + "' is Java 11.0.2; version 17 or newer is needed, let JAVA_HOME name one\n"));
        }

        @Test
        void gets_options_of_its_version_only() throws Exception {
            String older = wine.run(with("JAVA_HOME", Wine.name(javaOf("17.0.15", "jdk-17"))),
                    command(home, "flounder", "x")).out();
            String future = wine.run(with("JAVA_HOME", Wine.name(javaOf("99-ea", "jdk-99"))),
                    command(home, "flounder", "x")).out();
            String compiling = wine.run(with("JAVA_HOME", Wine.name(folder.resolve("jdk-17"))),
                    command(home, "flounder", "compile x")).out();
            String longRun = wine.run(with(), command(home, "barreleye", "x")).out();

            assertThat(compiling).contains("-XX:+UseSerialGC", "-Xmn48m", "-XX:ArchiveRelocationMode=0");
            assertThat(older).doesNotContain("UseSerialGC").contains("-XX:ArchiveRelocationMode=0");
            assertThat(future).contains("-XX:+UseSerialGC").doesNotContain("ArchiveRelocationMode");
            assertThat(longRun).doesNotContain("UseSerialGC", "TieredStopAtLevel")
                    .contains("-XX:ArchiveRelocationMode=0");
        }

        @Test
        void gets_the_options_of_the_user_which_may_choose_a_collector() throws Exception {
            Ended ended = wine.run(with("JAVA_OPTS", "-XX:+UseG1GC -Dx=\"a & b\""), command(home, "flounder", "x"));

            assertThat(ended.err()).isEmpty();
            assertThat(arguments(ended)).contains("-XX:+UseG1GC", "-Dx=a & b").doesNotContain("-XX:+UseSerialGC");
        }
    }

    @Nested
    class TheArchiveOfClasses {
        private static final String SHARED = "-XX:SharedArchiveFile=";

        @TempDir
        private Path cache;

        private Map<String, String> cached(String... variables) {
            Map<String, String> environment = with(variables);
            environment.put("BARRELEYE_CACHE", Wine.name(cache));
            return environment;
        }

        private List<Path> files() throws IOException {
            try (Stream<Path> files = Files.walk(cache)) {
                return files.filter(Files::isRegularFile).sorted().toList();
            }
        }

        private Path used(Ended ended) {
            assertThat(ended.err()).isEmpty();
            String name = arguments(ended).stream().filter(argument -> argument.startsWith(SHARED)).findFirst()
                    .orElseThrow();
            return Path.of(name.substring(SHARED.length() + "Z:".length()).replace('\\', '/'));
        }

        @Test
        void is_made_at_the_first_start_and_used_at_the_next() throws Exception {
            Path first = used(wine.run(cached(), command(home, "flounder", "x")));
            Files.writeString(first, "marked");

            assertThat(used(wine.run(cached(), command(home, "flounder", "x")))).isEqualTo(first).hasContent("marked");
            assertThat(files()).as("nothing is left of making it").containsExactly(first);
            assertThat(first.getFileName().toString()).startsWith("flounder-" + DIGEST + "-Z-").endsWith("-25.0.3+9");
        }

        @Test
        void of_another_program_is_another() throws Exception {
            used(wine.run(cached(), command(home, "flounder", "x")));
            used(wine.run(cached(), command(home, "machine", "x")));

            assertThat(files()).hasSize(2);
        }

        @Test
        void of_another_java_is_kept() throws Exception {
            Path first = used(wine.run(cached(), command(home, "flounder", "x")));
            String other = Wine.name(javaOf("21.0.1", "jdk-21"));
            Path second = used(wine.run(cached("JAVA_HOME", other), command(home, "flounder", "x")));

            assertThat(files()).containsExactlyInAnyOrder(first, second);
        }

        @Test
        void of_an_older_jar_or_java_is_deleted() throws Exception {
            Path first = used(wine.run(cached(), command(home, "flounder", "x")));
            Files.move(first, first.resolveSibling(first.getFileName().toString().replace("25.0.3+9", "25.0.2+9")));
            Files.writeString(first.resolveSibling("flounder-fedcba9876543210-Z-25.0.3+9"), "another digest");

            assertThat(used(wine.run(cached(), command(home, "flounder", "x")))).isEqualTo(first);
            assertThat(files()).containsExactly(first);
        }

        @Test
        void is_done_without_if_it_could_not_be_made() throws Exception {
            Path first = used(wine.run(cached(), command(home, "flounder", "x")));
            Files.writeString(first, "");

            assertThat(wine.run(cached(), command(home, "flounder", "x")).out()).doesNotContain(SHARED);
        }

        @Test
        void is_done_without_where_nothing_can_be_written() throws Exception {
            cache = Files.writeString(cache.resolve("file"), "in the way");

            Ended ended = wine.run(cached(), command(home, "flounder", "x"));

            assertThat(ended.err()).isEmpty();
            assertThat(arguments(ended)).endsWith("x").noneMatch(argument -> argument.startsWith(SHARED));
        }

        @Test
        void is_done_without_if_its_path_would_be_too_long() throws Exception {
            cache = cache.resolve("x".repeat(200));

            assertThat(wine.run(cached(), command(home, "flounder", "x")).out()).doesNotContain(SHARED);
            assertThat(cache).doesNotExist();
        }

        @Test
        void is_left_to_the_user_who_chooses_one() throws Exception {
            for (String option : List.of("-Xshare:auto", "-XX:SharedArchiveFile=x", "-XX:AOTCache=x")) {
                wine.run(cached("JAVA_OPTS", option), command(home, "flounder", "x"));
            }

            assertThat(files()).isEmpty();
        }
    }
}
