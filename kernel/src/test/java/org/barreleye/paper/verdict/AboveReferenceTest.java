package org.barreleye.paper.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.paper.row.Series;
import org.barreleye.paper.verdict.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class AboveReferenceTest {
    private final Rule rule = new AboveReference(Series.cycles("ours"), Series.cycles("theirs"));

    @Test
    void agrees_if_the_model_is_above_the_published_figure_of_the_other() {
        assertThat(new Rows().curve("ours", 3).unmodelled("theirs", 2).judgedBy(rule).line()).isEqualTo(
                "agrees: 'ours' of the model is above the published 'theirs': 3.00, against 2.00 cycles");
    }

    @Test
    void does_not_agree_if_it_is_not() {
        assertThat(new Rows().curve("ours", 2).unmodelled("theirs", 2).judgedBy(rule).outcome())
                .isEqualTo(Outcome.DISAGREES);
    }

    @Test
    void is_undecided_if_the_other_is_a_row_of_the_model() {
        assertThat(new Rows().curve("ours", 3).curve("theirs", 2).judgedBy(rule).outcome())
                .isEqualTo(Outcome.UNDECIDED);
    }
}
