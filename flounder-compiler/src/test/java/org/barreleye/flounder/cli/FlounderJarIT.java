package org.barreleye.flounder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The jar that users start, in a process of its own. */
class FlounderJarIT {
    private static final Path JAR = Path.of(System.getProperty("flounder.jar"));

    @TempDir
    private Path folder;

    private static List<String> command(List<String> machine, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(machine);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private Ended flounder(List<String> machine, String input, String... arguments)
            throws IOException, InterruptedException {
        return run(command(machine, arguments), Map.of(), input);
    }

    private Ended run(List<String> command, Map<String, String> environment, String input)
            throws IOException, InterruptedException {
        Path in = Files.writeString(folder.resolve("stdin"), input);
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet()
                .removeAll(List.of("CLICOLOR", "CLICOLOR_FORCE", "NO_COLOR", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends in time").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private Ended flounder(String... arguments) throws IOException, InterruptedException {
        return flounder(List.of(), "", arguments);
    }

    @Test
    void it_compiles_what_an_argument_file_names() throws Exception {
        Files.createDirectory(folder.resolve("a b"));
        Files.writeString(folder.resolve("a b/types.if"), "typedef uint8 colour;\n");
        Files.writeString(folder.resolve("a b/parcel.if"), "interface parcel { message label(colour c); };\n");
        Files.writeString(folder.resolve("arguments"), "-o out\n-I \"a b/types.if\"\n\"a b/parcel.if\"\n");

        Ended ended = flounder("compile", "-q", "@arguments");

        assertThat(ended).isEqualTo(new Ended(0, "", ""));
        assertThat(folder.resolve("out/interfaces/parcel/ParcelUmp.java")).exists();
    }

    @Test
    void it_reports_errors_without_colour_in_a_file() throws Exception {
        Files.writeString(folder.resolve("parcel.if"), "interface parcel { message m(x y); };\n");

        Ended ended = flounder("compile", "-o", "out", "parcel.if");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).startsWith("parcel.if:1:30: error[FL0007]").doesNotContain("\u001b");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void it_ends_with_2_and_3_where_the_user_or_the_disk_is_wrong() throws Exception {
        assertThat(flounder().code()).isEqualTo(2);
        assertThat(flounder("compile", "-o", "out", "missing.if"))
                .isEqualTo(new Ended(3, "", "flounder: 'missing.if' does not exist\n"));
    }

    @Test
    void it_ends_with_70_where_it_is_wrong_itself() throws Exception {
        // More text than memory: nothing that a compiler could say something sensible about.
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve("parcel.if").toFile(), "rw")) {
            file.setLength(64 << 20);
        }

        Ended ended = flounder(List.of("-Xmx24m"), "", "check", "parcel.if");

        assertThat(ended.code()).isEqualTo(70);
        assertThat(ended.err())
                .startsWith("flounder: internal error: java.lang.OutOfMemoryError")
                .endsWith("run again with --stacktrace and report it\n").hasLineCount(1);
    }

    @Test
    void it_knows_its_version_and_explanations() throws Exception {
        assertThat(flounder("--version").out()).startsWith("flounder ").doesNotContain("${");
        assertThat(flounder("explain", "FL0007").out()).startsWith("FL0007");
    }

    @Test
    void it_reads_and_writes_utf_8_whatever_the_locale() throws Exception {
        String source = "interface parcel {\n    /** Straße. */\n    message titel(uint8 i);\n};\n";
        List<String> turkish = List.of("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-1");
        Files.write(folder.resolve("parcel.if"), source.getBytes(StandardCharsets.UTF_8));

        assertThat(flounder(turkish, "", "compile", "-q", "-o", "tr", "parcel.if").code()).isZero();
        assertThat(flounder("compile", "-q", "-o", "en", "parcel.if").code()).isZero();

        Path binding = Path.of("interfaces/parcel/ParcelBinding.java");
        assertThat(folder.resolve("tr").resolve(binding)).hasSameBinaryContentAs(folder.resolve("en").resolve(binding));
        assertThat(folder.resolve("tr").resolve(binding)).content(StandardCharsets.UTF_8).contains("Straße", "Titel");
    }

    @Nested
    class Reports {
        private static final String WRONG = "interface parcel {\n  message m(nonsense a);\n  message n(size b);\n};\n";

        private List<String> reported(String format) throws Exception {
            Files.writeString(folder.resolve("parcel.if"), WRONG);
            Ended ended = flounder("check", "--message-format", format, "parcel.if");
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err()).isEmpty();
            return ended.out().lines().toList();
        }

        @Test
        void are_a_document_of_json() throws Exception {
            JsonNode document = new ObjectMapper().readTree(String.join("\n", reported("json")));

            assertThat(document.get("findings")).hasSize(1).allSatisfy(object -> {
                assertThat(object.get("code").asText()).isEqualTo("FL0007");
                assertThat(object.get("severity").asText()).isEqualTo("error");
                assertThat(object.at("/place").toString()).isEqualTo(
                        "{\"file\":\"parcel.if\",\"line\":2,\"column\":13,\"endLine\":2,\"endColumn\":21}");
            });
        }

        @Test
        void are_a_document_of_sarif() throws Exception {
            JsonNode document = new ObjectMapper().readTree(String.join("\n", reported("sarif")));

            assertThat(document.get("version").asText()).isEqualTo("2.1.0");
            assertThat(document.get("runs")).hasSize(1);
            JsonNode driver = document.at("/runs/0/tool/driver");
            assertThat(driver.get("name").asText()).isEqualTo("flounder");
            List<String> rules = driver.get("rules").findValuesAsText("id");
            assertThat(rules).doesNotHaveDuplicates().hasSize(FlounderCode.values().length);
            assertThat(driver.get("rules")).allSatisfy(rule -> {
                assertThat(rule.at("/shortDescription/text").asText()).isNotBlank();
                assertThat(rule.at("/fullDescription/text").asText()).isNotBlank();
                assertThat(rule.at("/defaultConfiguration/level").asText()).isIn("error", "warning", "note");
            });
            assertThat(document.at("/runs/0/results")).isNotEmpty().allSatisfy(result -> {
                assertThat(rules).contains(result.get("ruleId").asText());
                assertThat(result.get("level").asText()).isIn("error", "warning", "note");
                assertThat(result.at("/message/text").asText()).isNotBlank();
                JsonNode place = result.at("/locations/0/physicalLocation");
                assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("parcel.if");
                assertThat(place.at("/region/startLine").asInt()).isBetween(1, 4);
                assertThat(place.at("/region/endColumn").asInt())
                        .isGreaterThan(place.at("/region/startColumn").asInt());
            });
        }

        private boolean isColoured(Map<String, String> environment, String redirection) throws Exception {
            Files.writeString(folder.resolve("parcel.if"), WRONG);
            String command = command(List.of(), "check", "parcel.if").stream()
                    .map(word -> "'" + word + "'")
                    .collect(Collectors.joining(" "));
            Ended ended = run(List.of("script", "-qec", command + redirection, "/dev/null"), environment, "");
            assertThat(ended.code()).isEqualTo(1);
            String shown = redirection.isEmpty() ? ended.out() : Files.readString(folder.resolve("messages"));
            assertThat(shown).contains("FL0007");
            return shown.contains("\u001b[");
        }

        @Test
        @EnabledIf("hasTerminals")
        void are_coloured_on_a_terminal_only_and_not_against_ones_wish() throws Exception {
            assertThat(isColoured(Map.of(), "")).isTrue();
            assertThat(isColoured(Map.of("NO_COLOR", "1"), "")).isFalse();
            assertThat(isColoured(Map.of("CLICOLOR", "0"), "")).isFalse();
            assertThat(isColoured(Map.of(), " 2> messages")).isFalse();
            assertThat(isColoured(Map.of("CLICOLOR_FORCE", "1"), " 2> messages")).isTrue();
        }

        static boolean hasTerminals() {
            return Files.isExecutable(Path.of("/usr/bin/script")) && Files.isSymbolicLink(Path.of("/proc/self/fd/2"));
        }
    }

    @Nested
    class TheOutputFolder {
        private int compile(String text) throws Exception {
            Files.writeString(folder.resolve("parcel.if"), text);
            return flounder("compile", "-q", "--delete-stale", "-o", "out", "parcel.if").code();
        }

        @Test
        void loses_what_is_stale_and_keeps_what_is_not_ours() throws Exception {
            assertThat(compile("interface parcel { rpc put(in uint8 a, out uint8 b); };")).isZero();
            Path packaged = folder.resolve("out/interfaces/parcel");
            Path foreign = Files.writeString(packaged.resolve("Mine.java"), "mine");
            assertThat(packaged.resolve("PutReply.java")).exists();

            assertThat(compile("interface parcel { message label(uint8 colour); };")).isZero();

            assertThat(packaged.resolve("PutReply.java")).doesNotExist();
            assertThat(foreign).hasContent("mine");
        }

        @Test
        void is_not_left_through_a_link() throws Exception {
            Path outside = Files.createDirectory(folder.resolve("outside"));
            Files.createDirectory(folder.resolve("out"));
            Files.createSymbolicLink(folder.resolve("out/interfaces"), outside);

            assertThat(compile("interface parcel { message label(uint8 colour); };")).isEqualTo(3);

            assertThat(outside).isEmptyDirectory();
            assertThat(folder.resolve("stderr")).content().contains("is a symbolic link, which may lead out of");
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void it_completes_what_a_shell_asks_for() throws Exception {
        Ended script = flounder("generate-completion");
        assertThat(script.code()).isZero();
        Files.writeString(folder.resolve("completion"), script.out());
        String asked = "source ./completion; ask() { COMP_WORDS=(flounder \"$@\"); COMP_CWORD=$#; COMPREPLY=(); "
                + "_complete_flounder 2>/dev/null; echo \"${COMPREPLY[@]}\"; }; "
                + "ask li; ask check --message-format s; ask explain FL004";

        Ended ended = run(List.of("bash", "-c", asked), Map.of(), "");

        List<String> answers = ended.out().lines().map(String::strip).toList();
        assertThat(answers).hasSize(3).startsWith("lint", "short sarif");
        assertThat(answers.get(2)).startsWith("FL0040 FL0041");
    }
}
