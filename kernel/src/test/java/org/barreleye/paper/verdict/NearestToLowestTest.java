package org.barreleye.paper.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.paper.row.Series;
import org.barreleye.paper.verdict.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class NearestToLowestTest {
    private final Rule rule =
            new NearestToLowest(Series.cycles("a"), List.of(Series.cycles("b"), Series.cycles("c")), 5);

    @Test
    void agrees_if_the_series_is_the_lowest_at_most_cores_or_nearly_so() {
        assertThat(new Rows().curve("a", 99, 105).curve("b", 1, 100).curve("c", 1, 200).judgedBy(rule).line())
                .isEqualTo("agrees: 'a' is the lowest at 4 cores, or within 5 % of it: 105 cycles; the best of the "
                + "others, 'b', 100");
    }

    @Test
    void does_not_agree_if_another_is_lower() {
        assertThat(new Rows().curve("a", 1, 106).curve("b", 1, 200).curve("c", 1, 100).judgedBy(rule).line())
                .startsWith("does not agree: ").endsWith("'c', 100");
    }

    @Test
    void is_undecided_if_one_is_missing() {
        assertThat(new Rows().curve("a", 1, 1).curve("b", 1, 1).curve("c", 1).judgedBy(rule).line())
                .isEqualTo("not decided: there are no figures of 'c' at 4 cores");
    }
}
