package org.barreleye.compiler.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules about the text of sources, over all modules of the repository. */
class TidyTest {
    private static final Path REPOSITORY = Path.of("../..");
    private static final SourceTree SOURCES = new SourceTree(REPOSITORY);

    @Test
    void all_modules_are_looked_at() {
        assertThat(REPOSITORY.resolve("kernel/benchmarks")).exists();
        assertThat(SOURCES.main()).hasSizeGreaterThan(800);
        assertThat(SOURCES.tests()).hasSizeGreaterThan(300);
    }

    @Test
    void main_sources_keep_the_rules() {
        assertThat(SOURCES.breaches(SOURCES.main(), SourceTree.MAIN_LINES_MAX)).isEmpty();
    }

    @Test
    void tests_keep_the_rules() {
        assertThat(SOURCES.breaches(SOURCES.tests(), SourceTree.TEST_LINES_MAX)).isEmpty();
    }

    @Test
    void packages_of_the_toolchain_name_their_stops() {
        assertThat(SOURCES.main()).filteredOn(file -> file.endsWith("package-info.java"))
                .filteredOn(file -> file.toString().replace('\\', '/').matches(".*/(flounder|hamlet)-compiler/.*"))
                .hasSizeGreaterThan(25)
                .allSatisfy(file -> assertThat(SourceTree.namesItsStops(file)).as("%s", file).isTrue());
    }

    @Nested
    class TheRulesCanFail {
        @Test
        void on_a_line_of_121_columns() {
            assertThat(SourceTree.breachesIn(List.of("x".repeat(120)), 10)).isEmpty();
            assertThat(SourceTree.breachesIn(List.of("", "x".repeat(121)), 10))
                    .containsExactly("2: longer than 120 columns");
        }

        @Test
        void on_an_unfinished_mark() {
            assertThat(SourceTree.breachesIn(List.of("// mastodon"), 10)).isEmpty();
            assertThat(SourceTree.breachesIn(List.of("// TO" + "DO: later"), 10))
                    .containsExactly("1: marked as unfinished");
        }

        @Test
        void on_a_long_file() {
            assertThat(SourceTree.breachesIn(List.of("", "", ""), 2)).containsExactly("3: more than 2 lines");
        }

        @Test
        void on_a_package_info_without_stops() {
            assertThat(SourceTree.namesItsStops(List.of("/** A package. */", "package x;"))).isFalse();
            assertThat(SourceTree.namesItsStops(List.of("/**", " * <p>Previous stop: {@code a.b}. Next stop:",
                    " * {@code c}.", " */"))).isTrue();
        }
    }
}
