package org.barreleye.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.barreleye.distribution.Installation.Ended;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archives that the build has made. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ArchiveIT {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final Path SOURCES = Path.of("src/main").toAbsolutePath();

    @TempDir
    private static Path folder;

    private static Installation installation;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        installation = Installation.in(folder.resolve("unpacked"));
    }

    private static SortedMap<String, byte[]> content(Path root) throws IOException {
        SortedMap<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return content;
    }

    private static void assertSame(SortedMap<String, byte[]> one, SortedMap<String, byte[]> other) {
        assertThat(one.keySet()).isEqualTo(other.keySet());
        one.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(other.get(name)));
    }

    @Test
    void have_everything_of_every_program() {
        for (Program program : Program.values()) {
            String title = program.title();
            assertThat(List.of("bin/" + title, "bin/" + title + ".cmd", "lib/" + title + ".jar",
                    "completion/" + title + ".bash", "share/man/man1/" + title + ".1"))
                    .allSatisfy(name -> assertThat(installation.home().resolve(name)).isNotEmptyFile());
            program.line().getSubcommands().forEach((name, command) -> assertThat(
                    installation.home().resolve("share/man/man1/" + title + "-" + name + ".1").toFile().exists())
                    .as(title + " " + name).isNotEqualTo(command.getCommandSpec().usageMessage().hidden()));
            assertThat(installation.home().resolve("bin/" + title)).isExecutable();
        }
        assertThat(installation.home().resolve("LICENSE")).exists();
        assertThat(installation.home().resolve("README.md")).content()
                .contains("# Barreleye " + System.getProperty("distribution.version"));
    }

    @Test
    void are_equal_and_their_entries_have_the_time_of_the_build() throws IOException {
        SortedMap<String, byte[]> zipped = new TreeMap<>();
        try (ZipFile zip = new ZipFile(Installation.archive("zip").toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                assertThat(entry.getTimeLocal()).as(entry.getName()).isEqualTo(TIME);
                if (!entry.isDirectory()) {
                    try (InputStream stream = zip.getInputStream(entry)) {
                        zipped.put(entry.getName().replaceFirst("[^/]+/", ""), stream.readAllBytes());
                    }
                }
            }
        }

        assertSame(zipped, content(installation.home()));
    }

    @Test
    void hold_the_same_bytes_when_they_are_made_again() throws IOException {
        Path again = folder.resolve("again");
        Distribution.main(new String[] {Path.of("../..").toString(), SOURCES.toString(), again.toString(),
            System.getProperty("distribution.version"), TIME + ":00Z"});

        assertSame(content(again), content(installation.home()));
    }

    @Test
    void contain_the_licence_of_every_library_and_no_other() throws IOException {
        Components components = Components.read(SOURCES.resolve("licences/components.txt"));
        List<String> classes = new ArrayList<>();
        for (Program program : Program.values()) {
            Path jar = installation.home().resolve("lib/" + program.title() + ".jar");
            assertThat(components.unlisted(jar)).as(program.title()).isEmpty();
            try (ZipFile file = new ZipFile(jar.toFile())) {
                file.stream().map(ZipEntry::getName).forEach(classes::add);
            }
        }
        assertThat(components.listed()).allSatisfy(component -> {
            assertThat(classes).as(component.coordinates()).anyMatch(name -> name.startsWith(component.path()));
            assertThat(installation.home().resolve("licences/" + component.text())).isNotEmptyFile();
        });
        assertThat(content(installation.home().resolve("licences")).keySet())
                .anyMatch(name -> name.matches("jackson-databind-.*-NOTICE.txt"));
    }

    @Test
    void end_lines_as_each_system_expects() throws IOException {
        content(installation.home()).forEach((name, bytes) -> {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            if (name.endsWith(".cmd")) {
                assertThat(text.replace("\r\n", "")).as(name).doesNotContain("\n", "@MAIN@", "@DIGEST@");
            } else if (name.startsWith("bin/") || name.endsWith(".sh")) {
                assertThat(text).as(name).doesNotContain("\r", "@MAIN@", "@DIGEST@");
            }
        });
    }

    @Test
    void have_shell_scripts_that_shells_understand() throws Exception {
        for (String name : content(installation.home()).keySet()) {
            String shell = name.startsWith("completion/") ? "bash" : "sh";
            if (name.startsWith("completion/") || name.endsWith(".sh") || name.matches("bin/[a-z]+")) {
                assertThat(installation.run(List.of(shell, "-n", installation.home().resolve(name).toString()),
                        Map.of())).as(name).isEqualTo(new Ended(0, "", ""));
            }
        }
    }

    @Test
    @EnabledIf("hasGroff")
    void have_manual_pages_without_a_warning() throws Exception {
        try (Stream<Path> pages = Files.list(installation.home().resolve("share/man/man1"))) {
            for (Path page : pages.sorted().toList()) {
                assertThat(installation.run(List.of("groff", "-man", "-ww", "-Tutf8", "-z", page.toString()),
                        Map.of())).as("%s", page).isEqualTo(new Ended(0, "", ""));
            }
        }
    }

    static boolean hasGroff() {
        return Files.isExecutable(Path.of("/usr/bin/groff"));
    }
}
