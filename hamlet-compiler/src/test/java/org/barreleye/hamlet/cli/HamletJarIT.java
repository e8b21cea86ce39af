package org.barreleye.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that users start, in a process of its own. */
class HamletJarIT {
    private static final Path JAR = Path.of(System.getProperty("hamlet.jar"));

    private static final String SOURCE = "cap Frame { address genpaddr base; size gensize bytes; };\n";

    @TempDir
    private Path folder;

    private record Ended(int code, String out, String err) {}

    private Ended hamlet(List<String> machine, String input, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(machine);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Path in = Files.writeString(folder.resolve("stdin"), input);
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeAll(Map.of("CLICOLOR_FORCE", "", "JAVA_TOOL_OPTIONS", "").keySet());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends in time").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private Ended hamlet(String... arguments) throws IOException, InterruptedException {
        return hamlet(List.of(), "", arguments);
    }

    @Test
    void it_compiles_what_an_argument_file_names() throws Exception {
        Files.createDirectory(folder.resolve("a b"));
        Files.writeString(folder.resolve("a b/caps.hl"), SOURCE);
        Files.writeString(folder.resolve("arguments"), "-o out\n\"a b/caps.hl\"\n");

        Ended ended = hamlet("compile", "-q", "@arguments");

        assertThat(ended).isEqualTo(new Ended(0, "", ""));
        assertThat(folder.resolve("out/capabilities/kernel/Relations.java")).exists();
    }

    @Test
    void it_verifies_generated_code_with_what_it_bundles() throws Exception {
        Path suite = Path.of("src/test/resources/conformance").toAbsolutePath();

        Ended ended = hamlet("verify", "-q", suite.resolve("semantics.hl").toString(),
                suite.resolve("semantics-vectors.tsv.gz").toString());

        assertThat(ended.out()).endsWith("12441 P; mismatches: 0\n");
        assertThat(ended.code()).isZero();
    }

    @Test
    void it_reports_that_verifying_takes_a_jdk() throws Exception {
        Path suite = Path.of("src/test/resources/conformance").toAbsolutePath();

        // All of Java but its tools, and so no compiler: a runtime.
        Ended ended = hamlet(List.of("--limit-modules", "java.se"), "", "verify", "-q",
                suite.resolve("semantics.hl").toString(), suite.resolve("semantics-vectors.tsv.gz").toString());

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).startsWith("hamlet: verifying takes a JDK, which has a compiler; '").hasLineCount(1);
    }

    @Test
    void it_reports_errors_without_colour_in_a_file() throws Exception {
        Files.writeString(folder.resolve("caps.hl"), "cap Frame from Ram {};\n");

        Ended ended = hamlet("compile", "-o", "out", "caps.hl");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).startsWith("caps.hl:1:16: error[HL0005]").doesNotContain("\u001b");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void it_ends_with_2_and_3_where_the_user_or_the_disk_is_wrong() throws Exception {
        assertThat(hamlet().code()).isEqualTo(2);
        assertThat(hamlet("compile", "missing.hl").code()).isEqualTo(3);
    }

    @Test
    void it_knows_its_version_and_explanations() throws Exception {
        assertThat(hamlet("--version").out()).startsWith("hamlet ").doesNotContain("${");
        assertThat(hamlet("explain", "HL0005").out()).startsWith("HL0005");
    }

    @Test
    void it_dumps_the_same_bytes_whatever_the_locale() throws Exception {
        List<String> turkish = List.of("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-1");
        String source = "/** Straße. */\n" + SOURCE.replace("Frame", "TITI");

        assertThat(hamlet(turkish, source, "dump", "-")).isEqualTo(hamlet(List.of(), source, "dump", "-"));
    }
}
