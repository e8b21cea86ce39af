package org.barreleye.paper.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaperTextTest {
    private static List<String> lines(String text) {
        return text.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
    }

    @Test
    void shows_each_row_with_both_figures_the_deviation_and_the_provenance() {
        assertThat(lines(PaperText.of(Samples.table()))).containsSequence(
                "near, as fitted m cycles 101.00 100.00 +1.0 % calibrated",
                "far m cycles 150.00 100.00 +50.0 % predicted",
                "looked at m cycles 0.00 90.00 -100.0 % checked",
                "none m cycles refused (NO) predicted",
                "other m lines not modelled 13.00 it is another system");
    }

    @Test
    void shows_a_verdict_a_line_and_the_notes() {
        assertThat(lines(PaperText.of(Samples.table()))).anyMatch(line -> line.startsWith("agrees: 1 calibrated row"))
                .anyMatch(line -> line.startsWith("does not agree: 1 predicted row"))
                .contains("A note & more.");
    }

    @Test
    void shows_curves_as_lines_with_the_numbers_of_cores_that_fit() {
        assertThat(lines(PaperText.of(Samples.curves()))).containsSequence(
                "number of cores machine unit 1 2 4 8 12 16 24 32",
                "messages m cycles 101 102 104 108 112 116 124 132 predicted",
                "fitted m cycles 200 200 200 200 200 200 200 200 calibrated",
                "refused m cycles refused predicted");
    }

    @Test
    void says_what_the_words_mean_and_where_the_limits_are() {
        assertThat(PaperText.heading(Samples.PAPER)).startsWith("A sample\nAn author; a place 2000\n")
                .contains("calibrated: ", "checked: ", "predicted: ");
        assertThat(PaperText.ending()).contains("kernel/docs/limits.md");
    }

    @Test
    void has_lines_that_end_the_same_on_every_host() {
        assertThat(PaperText.of(Samples.table()) + PaperText.of(Samples.curves())).doesNotContain("\r");
    }
}
