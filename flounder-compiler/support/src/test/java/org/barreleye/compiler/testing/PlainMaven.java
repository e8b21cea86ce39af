package org.barreleye.compiler.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;

/**
 * Maven in a process of its own, as a user starts it, with a local repository that belongs to the test: what this build
 * has made stands in it, beside links to everything that others have made. So nothing has to be installed or fetched
 * again.
 *
 * <p>The system properties {@code outside.maven}, {@code outside.repository} and {@code outside.offline} tell of the
 * outer build, as the POM of {@code flounder-maven-plugin} sets them.
 */
public final class PlainMaven {
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");
    private static final Pattern ARTIFACT = Pattern.compile("</parent>\\s*<artifactId>([^<]+)</artifactId>");
    private static final Path GROUP = Path.of("org", "barreleye");
    private static final long MINUTES = 5;

    private final Path root;
    private final Path repository;

    /**
     * Prepares the repository.
     *
     * @param repository a folder for it, which is emptied first and should stay behind: JUnit warns of every link that
     *     it deletes
     * @param root the root of this build
     * @param modules its modules that the test needs, as paths below the root, packaged already
     */
    public PlainMaven(Path repository, Path root, List<String> modules) throws IOException {
        this.root = root;
        this.repository = repository.toAbsolutePath();
        clear(repository);
        Path shared = Path.of(System.getProperty("outside.repository"));
        Files.createDirectories(repository.resolve(GROUP));
        linkAll(shared, repository, GROUP.getName(0));
        linkAll(shared.resolve(GROUP.getName(0)), repository.resolve(GROUP.getName(0)), GROUP.getName(1));
        install(root.resolve("pom.xml"));
        for (String module : modules) {
            install(root.resolve(module).resolve("pom.xml"));
        }
    }

    /** Deletes a folder with all that is in it; of links, the links. */
    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void linkAll(Path from, Path to, Path except) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.filter(path -> !path.endsWith(except)).toList()) {
                Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
            }
        }
    }

    private void install(Path pom) throws IOException {
        String text = Files.readString(pom);
        String version = first(VERSION, text);
        Matcher child = ARTIFACT.matcher(text);
        String artifact = child.find() ? child.group(1) : "barreleye";
        Path folder = Files.createDirectories(repository.resolve(GROUP).resolve(artifact).resolve(version));
        Files.copy(pom, folder.resolve(artifact + "-" + version + ".pom"));
        Path jar = pom.resolveSibling("target").resolve(artifact + "-" + version + ".jar");
        if (Files.exists(jar)) {
            Files.copy(jar, folder.resolve(jar.getFileName()));
        }
    }

    /** The version of this build. */
    public String version() throws IOException {
        return first(VERSION, Files.readString(root.resolve("pom.xml")));
    }

    /** The version of a plugin of others, as this build uses it. */
    public String version(String plugin) throws IOException {
        return first(Pattern.compile("<artifactId>" + plugin + "</artifactId>\\s*<version>([^<]+)</version>"),
                Files.readString(root.resolve("pom.xml")));
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().map((MatchResult match) -> match.group(1)).orElseThrow();
    }

    /**
     * The end of a run of Maven and its output.
     *
     * @param status 0 if the build was successful
     * @param lines all it printed
     */
    public record Ended(int status, List<String> lines) {
        /** Returns whether it was successful. */
        public boolean isSuccess() {
            return status == 0;
        }

        @Override
        public String toString() {
            return "ended with " + status + ":\n" + String.join("\n", lines);
        }
    }

    /** Runs Maven in a folder. */
    public Ended run(Path folder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("outside.maven"), "bin", "mvn").toString(), "-B",
                "-Dmaven.repo.local=" + repository));
        if (System.getProperty("outside.offline").endsWith("true")) {
            command.add("-o");
        }
        command.addAll(List.of(arguments));
        Path output = repository.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionFailedError(command + " did not end within " + MINUTES + " minutes");
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(),
                new String(Files.readAllBytes(output), StandardCharsets.UTF_8).lines().toList());
    }
}
