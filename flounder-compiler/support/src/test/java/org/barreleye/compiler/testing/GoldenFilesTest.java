package org.barreleye.compiler.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.barreleye.compiler.output.OutputTree;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFilesTest {
    @TempDir
    Path resources;

    private void write(String path, String text) throws IOException {
        Path file = resources.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Makes upper case of the input, in one file. */
    private static OutputTree compile(GoldenCase golden) {
        return OutputTree.builder().add("out/Made.java", golden.input().text().toUpperCase(java.util.Locale.ROOT))
                .build();
    }

    private void accept(boolean refresh) throws Throwable {
        for (var test : new GoldenFiles(resources, refresh).accepted(GoldenFilesTest::compile).toList()) {
            test.getExecutable().execute();
        }
    }

    private void reject(boolean refresh, String said) throws Throwable {
        for (var test : new GoldenFiles(resources, refresh).rejected(golden -> said).toList()) {
            test.getExecutable().execute();
        }
    }

    @Nested
    class AnAcceptedCase {
        private void write_a_right_one() throws IOException {
            write("golden/echo/input.toy", "one\ntwo\n");
            write("golden/echo/why.md", "It says why.\n");
            write("golden/echo/expected/out/Made.java", "ONE\nTWO\n");
        }

        @Test
        void passes_when_all_is_as_expected() throws Throwable {
            write_a_right_one();

            assertThatCode(() -> accept(false)).doesNotThrowAnyException();
        }

        @Test
        void fails_when_a_text_differs_and_names_the_line() throws IOException {
            write_a_right_one();
            write("golden/echo/expected/out/Made.java", "ONE\nTHREE\n");

            assertThatThrownBy(() -> accept(false)).hasMessageContaining("line 2 is\n  TWO\ninstead of\n  THREE");
        }

        @Test
        void fails_when_a_file_is_left_over_or_missing() throws IOException {
            write_a_right_one();
            write("golden/echo/expected/Old.java", "");
            assertThatThrownBy(() -> accept(false)).hasMessageContaining("other files than expected");

            Files.delete(resources.resolve("golden/echo/expected/Old.java"));
            Files.delete(resources.resolve("golden/echo/expected/out/Made.java"));
            assertThatThrownBy(() -> accept(false)).hasMessageContaining("nothing in expected/");
        }

        @Test
        void fails_without_a_reason() throws IOException {
            write_a_right_one();
            write("golden/echo/why.md", " \n");

            assertThatThrownBy(() -> accept(false)).hasMessageContaining("has no why.md");
        }

        @Test
        void is_refreshed_on_demand_and_fails_so_that_it_is_reviewed() throws Throwable {
            write_a_right_one();
            write("golden/echo/expected/out/Made.java", "WRONG");
            write("golden/echo/expected/Old.java", "");

            assertThatThrownBy(() -> accept(true)).hasMessageContaining("read the difference");

            assertThatCode(() -> accept(false)).doesNotThrowAnyException();
        }
    }

    @Nested
    class ARejectedCase {
        @Test
        void passes_only_when_the_same_is_said() throws IOException {
            write("rejected/wrong/input.toy", "x");
            write("rejected/wrong/expected.diagnostics", "it is wrong\n");

            assertThatCode(() -> reject(false, "it is wrong\n")).doesNotThrowAnyException();
            assertThatThrownBy(() -> reject(false, "it is bad\n")).hasMessageContaining("it is bad");
            assertThatThrownBy(() -> reject(false, "")).hasMessageContaining("is not rejected");
        }

        @Test
        void is_refreshed_on_demand_and_fails() throws IOException {
            write("rejected/wrong/input.toy", "x");

            assertThatThrownBy(() -> reject(false, "new\n")).hasMessageContaining("new");
            assertThatThrownBy(() -> reject(true, "new\n")).hasMessageContaining("refreshed");
            assertThatCode(() -> reject(false, "new\n")).doesNotThrowAnyException();
        }
    }

    @Test
    void no_cases_are_no_success() throws IOException {
        assertThatThrownBy(() -> accept(false)).hasMessageContaining("no cases in");
        Files.createDirectories(resources.resolve("golden"));
        assertThatThrownBy(() -> accept(false)).hasMessageContaining("no case in");
    }

    @Test
    void a_case_has_exactly_one_input() throws IOException {
        write("golden/echo/input.a", "");
        write("golden/echo/input.b", "");

        assertThatThrownBy(() -> accept(false)).hasMessageContaining("exactly one input.*, not 2");
    }
}
