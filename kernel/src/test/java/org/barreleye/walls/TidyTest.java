package org.barreleye.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a formatter cannot check, over the sources of every module. */
class TidyTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int LINES_MAX = 400;
    private static final int COLUMNS_MAX = 140;
    // Spelled in pieces, so that this file passes its own test.
    private static final Pattern UNFINISHED = Pattern.compile("\\b(XX" + "X|FIX" + "ME|TO" + "DO)\\b");

    @Test
    void every_package_tells_its_story() throws IOException {
        assertThat(mainSources().map(Path::getParent).distinct())
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).exists());
    }

    @Test
    void nothing_is_marked_as_unfinished() throws IOException {
        assertThat(allSources()).allSatisfy(
                file -> assertThat(unfinished(Files.readString(file))).as("%s", file).isFalse());
    }

    @Test
    void no_file_is_longer_than_one_thing_needs() throws IOException {
        assertThat(mainSources())
                .allSatisfy(file -> assertThat(Files.readAllLines(file)).as("%s", file)
                .hasSizeLessThanOrEqualTo(LINES_MAX));
    }

    @Test
    void no_line_is_wider_than_a_window() throws IOException {
        assertThat(mainSources())
                .allSatisfy(file -> assertThat(tooWide(Files.readAllLines(file))).as("%s", file).isEmpty());
    }

    @Nested
    class These_rules_can_fail {
        @Test
        void on_an_unfinished_mark() {
            assertThat(unfinished("// TO" + "DO: later")).isTrue();
            assertThat(unfinished("// mastodon")).isFalse();
        }

        @Test
        void on_a_wide_line() {
            assertThat(tooWide(List.of("short", "x".repeat(COLUMNS_MAX + 1)))).hasSize(1);
        }
    }

    private static boolean unfinished(String text) {
        return UNFINISHED.matcher(text).find();
    }

    private static List<String> tooWide(List<String> lines) {
        return lines.stream().filter(line -> line.length() > COLUMNS_MAX).toList();
    }

    private static Stream<Path> mainSources() throws IOException {
        return sources("/src/main/java/");
    }

    private static Stream<Path> allSources() throws IOException {
        return sources("/src/");
    }

    private static Stream<Path> sources(String part) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().replace('\\', '/').contains(part))
                    .filter(file -> !file.toString().contains("target"))
                    .toList()
                    .stream();
        }
    }
}
