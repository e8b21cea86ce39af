package org.barreleye.paper.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.paper.verdict.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class AtMostTimesTest {
    private final Rule rule = new AtMostTimes("cycles", ", raw", 2);

    @Test
    void agrees_if_each_row_is_near_the_one_it_is_compared_to() {
        assertThat(new Rows().curve("a", 20).curve("a, raw", 10).curve("b", 5).curve("b, raw", 5).judgedBy(rule)
                .line()).isEqualTo("agrees: 2 rows are at most 2.0 times those with ', raw'; the highest, 'a' of m, is "
                + "2.00 times as high");
    }

    @Test
    void does_not_agree_if_one_is_higher() {
        assertThat(new Rows().curve("a", 21).curve("a, raw", 10).judgedBy(rule).outcome())
                .isEqualTo(Outcome.DISAGREES);
    }

    @Test
    void compares_no_row_that_the_system_refused() {
        assertThat(new Rows().refused("a").curve("a, raw", 10).judgedBy(rule).outcome()).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void is_undecided_without_a_row_to_compare_to() {
        assertThat(new Rows().curve("a", 21).judgedBy(rule).outcome()).isEqualTo(Outcome.UNDECIDED);
    }
}
