package org.barreleye.paper.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.machine.experiment.Provenance;
import org.barreleye.paper.verdict.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class AtMostPublishedTest {
    private final Rule rule = new AtMostPublished("lines");

    @Test
    void agrees_if_no_row_of_the_unit_exceeds_its_published_figure() {
        assertThat(new Rows().compared(Provenance.PREDICTED, "a", "lines", 8, 8)
                .compared(Provenance.PREDICTED, "b", "cycles", 9, 1).judgedBy(rule).line())
                .isEqualTo("agrees: 'a' is at most what was published: 8 of 8 lines");
    }

    @Test
    void does_not_agree_if_one_does() {
        assertThat(new Rows().compared(Provenance.PREDICTED, "a", "lines", 2, 8)
                .compared(Provenance.PREDICTED, "b", "lines", 9, 8).judgedBy(rule).line())
                .isEqualTo("does not agree: 'b' is at most what was published: 9 of 8 lines");
    }

    @Test
    void names_the_row_that_exceeds_its_published_figure_most() {
        assertThat(new Rows().compared(Provenance.PREDICTED, "a", "lines", 9, 8)
                .compared(Provenance.PREDICTED, "b", "lines", 16, 8).judgedBy(rule).sentence()).startsWith("'b'");
    }

    @Test
    void is_undecided_without_a_published_figure() {
        assertThat(new Rows().curve("a", 1, 2).judgedBy(rule).outcome()).isEqualTo(Outcome.UNDECIDED);
    }
}
