package org.barreleye.flounder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no compiler checks about our own sources. */
class TidyTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final int LINES_MAX = 400;
    private static final int COLUMNS_MAX = 125;

    private static List<Path> sources(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void every_package_has_a_package_info() {
        assertThat(sources(MAIN)).isNotEmpty()
                .allSatisfy(file -> assertThat(file.resolveSibling("package-info.java")).exists());
    }

    @Test
    void every_rule_has_a_test_of_its_name() {
        List<Path> rules = sources(MAIN.resolve("org/barreleye/flounder/rule")).stream()
                .filter(file -> lines(file).stream().anyMatch(line ->
                        line.contains("implements SyntaxRule") || line.contains("implements ModelRule")))
                .toList();

        assertThat(rules).hasSizeGreaterThan(15).allSatisfy(rule -> {
            String name = rule.getFileName().toString().replace(".java", "Test.java");
            assertThat(TEST.resolve(MAIN.relativize(rule)).resolveSibling(name)).exists();
        });
    }

    @Test
    void files_are_short_and_hold_no_marks() {
        assertThat(Stream.concat(sources(MAIN).stream(), sources(TEST).stream())).allSatisfy(file -> {
            List<String> lines = lines(file);
            assertThat(lines.size()).isLessThanOrEqualTo(LINES_MAX);
            assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(COLUMNS_MAX));
            assertThat(lines).noneMatch(line -> line.matches(".*\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b.*"));
        });
    }
}
