package org.barreleye.paper.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.paper.row.Series;
import org.barreleye.paper.verdict.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class OvertakesTest {
    private final Rule rule = new Overtakes(Series.cycles("messages"), Series.cycles("memory"), 4);

    @Test
    void agrees_if_a_series_is_lower_from_that_number_of_cores_on() {
        assertThat(new Rows().curve("messages", 20, 21, 22).curve("memory", 10, 22, 40).judgedBy(rule).line())
                .isEqualTo("agrees: 'messages' is below 'memory' from 4 cores on at the latest: it is so from 4 on");
    }

    @Test
    void does_not_agree_if_that_happens_later() {
        assertThat(new Rows().curve("messages", 20, 30, 31).curve("memory", 10, 22, 40).judgedBy(rule).line())
                .startsWith("does not agree: ").endsWith("it is so from 8 on");
    }

    @Test
    void does_not_agree_if_the_series_cross_again() {
        assertThat(new Rows().curve("messages", 1, 1, 50).curve("memory", 10, 22, 40).judgedBy(rule).line())
                .startsWith("does not agree: ").endsWith("at 8 it is 1.25 times as high");
    }

    @Test
    void compares_the_numbers_of_cores_that_both_have() {
        assertThat(new Rows().curve("messages", 1, 1, 1, 99).curve("memory", 10, 22, 40).judgedBy(rule).outcome())
                .isEqualTo(Outcome.AGREES);
        assertThat(new Rows().curve("messages", 1).judgedBy(rule).outcome()).isEqualTo(Outcome.UNDECIDED);
    }
}
