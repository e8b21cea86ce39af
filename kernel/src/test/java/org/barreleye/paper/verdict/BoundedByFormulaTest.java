package org.barreleye.paper.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.paper.verdict.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class BoundedByFormulaTest {
    private final Rule rule = new BoundedByFormula("latency", 5);

    private static Rows rows(double late, double formula) {
        return new Rows().curve("latency, t = 1", 10).curve("latency by the formula, t = 1", 12)
                .curve("latency, t = 2", late).curve("latency by the formula, t = 2", formula);
    }

    @Test
    void agrees_if_no_row_is_much_above_the_formula() {
        assertThat(rows(15, 10).judgedBy(rule).outcome()).isEqualTo(Outcome.AGREES);
    }

    @Test
    void does_not_agree_if_one_is_too_high() {
        assertThat(rows(16, 10).judgedBy(rule).line()).startsWith("does not agree: 'latency'")
                .contains("at 2 arrival times").contains("'latency, t = 2'");
    }

    @Test
    void agrees_if_one_is_far_below() {
        assertThat(rows(1, 10).judgedBy(rule).outcome()).isEqualTo(Outcome.AGREES);
    }

    @Test
    void is_undecided_without_rows_of_a_formula() {
        assertThat(new Rows().curve("latency, t = 1", 10).judgedBy(rule).outcome()).isEqualTo(Outcome.UNDECIDED);
    }
}
