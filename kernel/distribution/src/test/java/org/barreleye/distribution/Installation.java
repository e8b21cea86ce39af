package org.barreleye.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An unpacked archive of the distribution, and its programs as processes.
 *
 * @param home the folder of the installation
 * @param work an existing folder in which programs run
 */
record Installation(Path home, Path work) {
    private static final String NAME = "barreleye-" + System.getProperty("distribution.version");
    private static final long SECONDS = 120;

    /** The end of a process. */
    record Ended(int code, String out, String err) {}

    /** The archive with a suffix, as {@code zip}. */
    static Path archive(String suffix) {
        return Path.of("target", NAME + "." + suffix).toAbsolutePath();
    }

    /** Unpacks the archive for Unix in a new folder. */
    static Installation in(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path work = Files.createDirectories(folder.resolveSibling("work"));
        Installation installation = new Installation(folder.resolve(NAME), work);
        Ended ended = installation.run(List.of("tar", "-xzf", archive("tar.gz").toString(), "-C", folder.toString()),
                Map.of());
        assertThat(ended).isEqualTo(new Ended(0, "", ""));
        return installation;
    }

    /** Runs a program to its end. */
    Ended run(String program, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return run(command(program, arguments), environment);
    }

    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin").resolve(program).toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs a command to its end. */
    Ended run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        return ended(start(command, environment, ""));
    }

    /** Starts a program; another one started meanwhile has another mark. */
    Running start(String program, String mark) throws IOException {
        return start(command(program, "--version"), Map.of(), mark);
    }

    /** A process and the files with its output. */
    record Running(Process process, Path out, Path err) {}

    private Running start(List<String> command, Map<String, String> environment, String mark) throws IOException {
        Path out = work.resolve("stdout" + mark);
        Path err = work.resolve("stderr" + mark);
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS",
                "BARRELEYE_CACHE", "CLICOLOR_FORCE"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", work.resolve("cache").toString());
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        Process process = builder.start();
        process.getOutputStream().close();
        return new Running(process, out, err);
    }

    /** Waits for a process. */
    static Ended ended(Running running) throws IOException, InterruptedException {
        try {
            assertThat(running.process().waitFor(SECONDS, TimeUnit.SECONDS)).as("ends in time").isTrue();
        } finally {
            running.process().destroyForcibly();
        }
        return new Ended(running.process().exitValue(), Files.readString(running.out()),
                Files.readString(running.err()));
    }

    /** The archives of classes below a folder, by their names; also what is left of making them. */
    static List<String> archivesBelow(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The folder of archives within the installation. */
    Path archives() {
        return home.resolve("lib/archives");
    }
}
