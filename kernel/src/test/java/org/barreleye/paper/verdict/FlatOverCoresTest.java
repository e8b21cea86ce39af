package org.barreleye.paper.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.paper.row.Series;
import org.barreleye.paper.verdict.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class FlatOverCoresTest {
    private final Rule rule = new FlatOverCores(Series.cycles("a"), 10);

    @Test
    void agrees_if_the_highest_point_is_near_the_lowest() {
        assertThat(new Rows().curve("a", 100, 110, 105).judgedBy(rule).outcome()).isEqualTo(Outcome.AGREES);
    }

    @Test
    void does_not_agree_if_a_point_in_the_middle_is_higher() {
        assertThat(new Rows().curve("a", 100, 111, 100).judgedBy(rule).line())
                .isEqualTo("does not agree: 'a' is flat within 10 % from 2 to 8 cores: 100 to 111 cycles");
    }

    @Test
    void is_undecided_without_two_points() {
        assertThat(new Rows().refused("a").curve("b", 1, 1).judgedBy(rule).outcome()).isEqualTo(Outcome.UNDECIDED);
    }
}
