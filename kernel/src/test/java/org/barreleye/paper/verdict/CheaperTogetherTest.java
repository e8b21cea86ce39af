package org.barreleye.paper.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.paper.row.Series;
import org.barreleye.paper.verdict.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class CheaperTogetherTest {
    private final Rule rule = new CheaperTogether(Series.cycles("all"), Series.cycles("one"));

    @Test
    void agrees_if_the_share_of_each_core_is_below_a_single_operation() {
        assertThat(new Rows().curve("all", 50, 39).curve("one", 10, 10).judgedBy(rule).line())
                .isEqualTo("agrees: 'all' costs less for each than 'one' at 4 cores: 10 cycles, against 10");
    }

    @Test
    void does_not_agree_if_it_is_not() {
        assertThat(new Rows().curve("all", 1, 40).curve("one", 10, 10).judgedBy(rule).outcome())
                .isEqualTo(Outcome.DISAGREES);
    }

    @Test
    void is_undecided_without_both_series() {
        assertThat(new Rows().curve("all", 1, 40).judgedBy(rule).outcome()).isEqualTo(Outcome.UNDECIDED);
    }
}
