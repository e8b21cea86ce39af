package org.barreleye.paper.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.paper.row.Series;
import org.barreleye.paper.verdict.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class WithinPercentOfTest {
    private final Rule rule = new WithinPercentOf(Series.cycles("busy"), Series.cycles("idle"), 10);

    @Test
    void agrees_if_a_row_is_near_another_whatever_their_numbers_of_cores() {
        assertThat(new Rows().at(4, "busy", 91).at(2, "idle", 100).judgedBy(rule).line())
                .isEqualTo("agrees: 'busy' is within 10 % of 'idle': 91 cycles, against 100");
    }

    @Test
    void does_not_agree_if_it_is_farther_away() {
        assertThat(new Rows().at(4, "busy", 111).at(2, "idle", 100).judgedBy(rule).outcome())
                .isEqualTo(Outcome.DISAGREES);
        assertThat(new Rows().at(4, "busy", 89).at(2, "idle", 100).judgedBy(rule).outcome())
                .isEqualTo(Outcome.DISAGREES);
    }

    @Test
    void is_undecided_if_one_is_missing_or_refused() {
        assertThat(new Rows().refused("busy").at(2, "idle", 100).judgedBy(rule).outcome())
                .isEqualTo(Outcome.UNDECIDED);
    }
}
