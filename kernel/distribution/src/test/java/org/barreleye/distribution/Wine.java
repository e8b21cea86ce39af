package org.barreleye.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.barreleye.distribution.Installation.Ended;

/**
 * Wine, with a Windows of its own in a folder. It runs batch files; the program that stands in for {@code java.exe} is
 * compiled by MinGW.
 *
 * @param folder an existing folder, in which everything is
 */
record Wine(Path folder) {
    private static final String COMPILER = "x86_64-w64-mingw32-gcc";
    private static final long SECONDS = 300;

    /** Returns whether Wine and MinGW are on the PATH. */
    static boolean isThere() {
        return Stream.of("wine", "wineserver", COMPILER).allMatch(name -> Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, name))));
    }

    /** The name that Windows has for a file. */
    static String name(Path file) {
        return "Z:" + file.toAbsolutePath().toString().replace('/', '\\');
    }

    /** Compiles a C program for Windows. */
    void compile(Path source, Path program) throws IOException, InterruptedException {
        Ended ended = ended(new ProcessBuilder(COMPILER, "-O", "-s", "-o", program.toString(), source.toString()));
        assertThat(ended).isEqualTo(new Ended(0, "", ""));
    }

    /** Runs the lines of a batch file; its exit status is that of the last. */
    Ended run(Map<String, String> environment, String... lines) throws IOException, InterruptedException {
        Path batch = folder.resolve("run.cmd");
        Files.writeString(batch, Launcher.windows("@echo off\n" + String.join("\n", lines) + "\n"));
        ProcessBuilder builder = new ProcessBuilder("wine", "cmd", "/c", batch.getFileName().toString());
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "JAVA_OPTS", "JAVA_TOOL_OPTIONS",
                "JDK_JAVA_OPTIONS", "BARRELEYE_CACHE", "DISPLAY"));
        builder.environment().putAll(environment);
        return ended(builder);
    }

    /** Makes the folder of this Windows, and keeps its server until {@link #stop}, so that each run starts quickly. */
    void start() throws IOException, InterruptedException {
        ended(new ProcessBuilder("wineserver", "-p"));
        assertThat(run(Map.of(), "echo started").out()).isEqualTo("started\n");
    }

    /** Ends the processes of this Windows. */
    void stop() throws IOException, InterruptedException {
        ended(new ProcessBuilder("wineserver", "-k"));
    }

    private Ended ended(ProcessBuilder builder) throws IOException, InterruptedException {
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        builder.directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(Map.of("WINEPREFIX", folder.resolve("windows").toString(), "WINEDEBUG", "-all",
                "WINEDLLOVERRIDES", "mscoree,mshtml="));
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("ends in time").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), text(out), text(err));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    }
}
