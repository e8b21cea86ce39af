package org.barreleye.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what the README says under "How to write a service", word for word, in a folder of its own: with the jars and
 * the plugin of this build, in a Maven repository that belongs to the test. What is not ours is shared with the
 * repository of the outer build.
 */
class OutsideProjectIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern FILE =
            Pattern.compile("in `([^`\\n]+)`[^\\n]*\\n\\n```\\w*\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");
    private static final Pattern ARTIFACT = Pattern.compile("</parent>\\s*<artifactId>([^<]+)</artifactId>");
    private static final long MINUTES = 5;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path desk;

    private String section;
    private Path greeter;

    @BeforeEach
    void what_the_reader_writes() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        int begin = readme.indexOf("## How to write a service");
        section = readme.substring(begin, readme.indexOf("\n## ", begin + 1));
        greeter = desk.resolve("greeter");
        Files.createSymbolicLink(desk.resolve("barreleye"), ROOT);
        Matcher files = FILE.matcher(section);
        while (files.find()) {
            Path file = greeter.resolve(files.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, files.group(2));
        }
        install();
    }

    /** Puts what this build has made into a repository of our own, beside links to everything that others have made. */
    private void install() throws IOException {
        Path shared = Path.of(System.getProperty("outside.repository"));
        Path ours = Files.createDirectories(desk.resolve("repository").resolve("org").resolve("barreleye"));
        linkAll(shared, desk.resolve("repository"), "org");
        linkAll(shared.resolve("org"), desk.resolve("repository").resolve("org"), "barreleye");
        try (Stream<Path> poms = Files.find(ROOT, 4, (path, attributes) -> path.endsWith("pom.xml"))) {
            for (Path pom : poms.filter(path -> !path.toString().contains("target")).sorted().toList()) {
                install(pom, ours);
            }
        }
    }

    private static void linkAll(Path from, Path to, String except) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.filter(path -> !path.endsWith(except)).toList()) {
                Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
            }
        }
    }

    private static void install(Path pom, Path repository) throws IOException {
        String text = Files.readString(pom);
        String version = first(VERSION, text).group(1);
        Matcher child = ARTIFACT.matcher(text);
        String artifact = child.find() ? child.group(1) : "barreleye";
        Path folder = Files.createDirectories(repository.resolve(artifact).resolve(version));
        Files.copy(pom, folder.resolve(artifact + "-" + version + ".pom"));
        Path jar = pom.resolveSibling("target").resolve(artifact + "-" + version + ".jar");
        if (Files.exists(jar)) {
            Files.copy(jar, folder.resolve(jar.getFileName()));
        }
    }

    private static MatchResult first(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().orElseThrow();
    }

    /** Runs a command in the reader's folder, and gives back what it printed. */
    private List<String> run(List<String> command) throws IOException, InterruptedException {
        Path output = desk.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(greeter.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("%s ends in time; it printed: %s", command, printed).isTrue();
        assertThat(process.exitValue()).as("the status of %s, which printed: %s", command, printed).isZero();
        return printed.lines().toList();
    }

    /** The words of a command line, as a shell sees them. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("\"([^\"]*)\"|\\S+").matcher(line);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group() : word.group(1));
        }
        return words;
    }

    @Test
    void is_built_by_plain_maven_and_runs_on_the_machine() throws IOException, InterruptedException {
        Path maven = Path.of(System.getProperty("outside.maven"), "bin", "mvn");
        List<String> build = new ArrayList<>(List.of(maven.toString(), "-B", "-q", "package",
                "-Dmaven.repo.local=" + desk.resolve("repository")));
        if (System.getProperty("outside.offline").endsWith("true")) {
            build.add("-o");
        }
        run(build);
        List<String> commands = all(Pattern.compile("```\\n(java -[^\\n]+)\\n```"));
        List<String> promised = all(Pattern.compile("it prints:\\n\\n```\\n(.*?)```", Pattern.DOTALL));

        assertThat(commands).hasSize(2).hasSameSizeAs(promised);
        for (int i = 0; i < commands.size(); i++) {
            List<String> words = words(commands.get(i));
            words.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());

            assertThat(run(words)).containsSequence(Arrays.asList(promised.get(i).split("\n")));
        }
    }

    private List<String> all(Pattern pattern) {
        return pattern.matcher(section).results().map(found -> found.group(1)).toList();
    }
}
