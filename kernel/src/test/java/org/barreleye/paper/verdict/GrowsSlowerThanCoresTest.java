package org.barreleye.paper.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.paper.row.Series;
import org.barreleye.paper.verdict.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class GrowsSlowerThanCoresTest {
    private final Rule rule = new GrowsSlowerThanCores(Series.cycles("a"));

    @Test
    void agrees_if_four_times_the_cores_cost_less_than_four_times_as_much() {
        assertThat(new Rows().curve("a", 10, 20, 39).judgedBy(rule).outcome()).isEqualTo(Outcome.AGREES);
    }

    @Test
    void does_not_agree_if_the_cost_is_proportional() {
        assertThat(new Rows().curve("a", 10, 20, 40).judgedBy(rule).line()).isEqualTo("does not agree: 'a' grows by a "
                + "smaller factor than the number of cores: 4.0 times from 2 to 8 cores");
    }

    @Test
    void is_undecided_without_two_points() {
        assertThat(new Rows().curve("a", 10).judgedBy(rule).outcome()).isEqualTo(Outcome.UNDECIDED);
    }
}
