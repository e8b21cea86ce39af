package org.barreleye.paper.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.paper.row.Series;
import org.barreleye.paper.verdict.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class RisesWithCoresTest {
    private final Rule rule = new RisesWithCores(Series.cycles("a"), 2);

    @Test
    void agrees_if_the_last_point_is_the_factor_above_the_first() {
        assertThat(new Rows().curve("a", 10, 15, 20).judgedBy(rule).line())
                .isEqualTo("agrees: 'a' rises with the number of cores, 2.0 times or more: 10 cycles at 2, 20 at 8");
    }

    @Test
    void does_not_agree_if_it_rises_less() {
        assertThat(new Rows().curve("a", 10, 15, 19).judgedBy(rule).outcome()).isEqualTo(Outcome.DISAGREES);
    }

    @Test
    void leaves_out_the_point_of_one_core() {
        assertThat(new Rows().at(1, "a", 1).curve("a", 10, 12).judgedBy(rule).outcome()).isEqualTo(Outcome.DISAGREES);
    }

    @Test
    void is_undecided_without_two_points() {
        assertThat(new Rows().curve("a", 10).curve("b", 1, 9).judgedBy(rule).line())
                .isEqualTo("not decided: there are no figures of 'a' at two numbers of cores");
    }
}
