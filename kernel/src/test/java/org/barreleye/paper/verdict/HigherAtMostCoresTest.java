package org.barreleye.paper.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.paper.row.Series;
import org.barreleye.paper.verdict.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class HigherAtMostCoresTest {
    private final Rule rule = new HigherAtMostCores(Series.cycles("a"), Series.cycles("b"), 2);

    @Test
    void agrees_if_the_ratio_at_most_cores_is_large_enough() {
        assertThat(new Rows().curve("a", 1, 20).curve("b", 9, 10).judgedBy(rule).line())
                .isEqualTo("agrees: 'a' is 2.0 times as high as 'b' or more at 4 cores: it is 2.00 times as high");
    }

    @Test
    void does_not_agree_if_it_is_smaller() {
        assertThat(new Rows().curve("a", 90, 19).curve("b", 9, 10).judgedBy(rule).outcome())
                .isEqualTo(Outcome.DISAGREES);
    }

    @Test
    void is_undecided_without_a_common_number_of_cores() {
        assertThat(new Rows().at(2, "a", 1).at(4, "b", 1).judgedBy(rule).outcome()).isEqualTo(Outcome.UNDECIDED);
    }
}
