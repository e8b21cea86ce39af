package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.barreleye.paper.Paper;
import org.barreleye.paper.catalogue.Papers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code paper}. */
class PaperCommandTest {
    @TempDir
    private Path folder;

    private static CommandLineRun paper(Object... arguments) {
        return CommandLineRun.of(Stream.concat(Stream.of("paper"), Stream.of(arguments).map(Object::toString))
                .toArray(String[]::new));
    }

    @Nested
    class Without_a_name {
        @Test
        void lists_the_papers_and_their_figures() {
            CommandLineRun run = paper();

            assertThat(run.code()).isEqualTo(ExitCode.OK);
            for (Paper paper : Papers.all()) {
                assertThat(run.out()).contains(paper.name(), paper.title(), paper.source());
                paper.figures().forEach(figure -> assertThat(run.out()).contains(figure.id(), figure.title()));
            }
            assertThat(paper("--list").out()).isEqualTo(run.out());
        }

        @Test
        void refuses_options_that_need_one() {
            CommandLineRun run = paper("--html", folder.resolve("x.html"));

            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).contains("these options need the name of a paper; there are sosp09, semperos");
        }
    }

    @Nested
    class Of_a_figure {
        @Test
        void prints_rows_verdicts_and_where_the_limits_are() {
            CommandLineRun run = paper("sosp09", "--only", "table3");

            assertThat(run.code()).isEqualTo(ExitCode.OK);
            assertThat(run.out()).contains("Table 3: URPC against the IPC of L4 (table3)", "calibrated", "predicted",
                    "not modelled", "agree", "kernel/docs/limits.md").doesNotContain("Table 1");
        }

        @Test
        void shows_no_progress_where_the_errors_are_no_terminal() {
            assertThat(paper("sosp09", "--only", "table3").err()).isEmpty();
        }

        @Test
        void prints_the_same_every_time() {
            assertThat(paper("sosp09", "--only", "table3").out()).isEqualTo(
                    paper("sosp09", "--only", "table3", "--quick").out());
        }

        @Test
        void writes_rows_a_drawing_and_a_page() throws IOException {
            Path csv = folder.resolve("rows.csv");
            Path svg = folder.resolve("one.svg");
            Path html = folder.resolve("page.html");

            assertThat(paper("sosp09", "--only", "table3", "--csv", csv, "--svg", svg, "--html", html).code())
                    .isEqualTo(ExitCode.OK);
            assertThat(Files.readString(csv)).startsWith("paper,figure,").contains("sosp09,table3,urpc-footprint,");
            assertThat(Files.readString(svg)).startsWith("<?xml").contains("<svg");
            assertThat(Files.readString(html)).startsWith("<!DOCTYPE html>").contains("<svg", "id=\"table3\"");
        }

        @Test
        void writes_its_drawing_into_a_folder_that_it_makes() {
            assertThat(paper("sosp09", "--only", "table3", "--svg", folder.resolve("new/drawings")).code()).isZero();
            assertThat(folder.resolve("new/drawings/table3.svg")).exists();
        }
    }

    @Nested
    class A_mistake {
        private void assertRefused(int code, String sentence, Object... arguments) {
            CommandLineRun run = paper(arguments);

            assertThat(run.err()).contains(sentence);
            assertThat(run.code()).isEqualTo(code);
            assertThat(run.out()).as("nothing was run").isEmpty();
        }

        @Test
        void in_the_name_of_a_paper_or_figure_is_answered_with_those_that_exist() {
            assertRefused(ExitCode.USAGE, "no paper is named 'sosp08'; there are sosp09, ", "sosp08");
            assertRefused(ExitCode.USAGE, "'sosp09' has no figure 'fig9'; there are table1, ", "sosp09", "--only",
                    "fig3,fig9");
        }

        @Test
        void in_the_name_of_a_file_is_found_before_the_run() throws IOException {
            Path missing = folder.resolve("missing/file");
            for (String option : List.of("--csv", "--html")) {
                assertRefused(ExitCode.FILE, missing + ": cannot write", "sosp09", option, missing);
                assertRefused(ExitCode.FILE, folder + ": cannot write", "sosp09", option, folder);
            }
            assertRefused(ExitCode.FILE, "no such folder", "sosp09", "--only", "fig3", "--svg",
                    folder.resolve("missing/one.svg"));
            Path file = Files.createFile(folder.resolve("file"));
            assertRefused(ExitCode.FILE, file + ": cannot write the drawings: it is a file, not a folder", "sosp09",
                    "--svg", file);
        }

        @Test
        void of_one_drawing_for_several_figures_is_answered_with_the_remedy() {
            assertRefused(ExitCode.USAGE, "figures: name a folder, or one figure with --only", "sosp09", "--only",
                    "fig3,fig6", "--svg", folder.resolve("one.svg"));
        }
    }
}
