package org.barreleye.flounder.cli;

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
class FlounderJarIT {
    private static final Path JAR = Path.of(System.getProperty("flounder.jar"));

    @TempDir
    private Path folder;

    private record Ended(int code, String out, String err) {}

    private Ended flounder(List<String> machine, String input, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
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
    void it_says_what_is_wrong_without_colour_in_a_file() throws Exception {
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
        assertThat(flounder("compile", "missing.if").code()).isEqualTo(3);
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
}
