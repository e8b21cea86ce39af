package org.barreleye.paper.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.paper.verdict.Verdict.Outcome;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that compare measured rows with rows of a formula, within five cycles. */
class FormulaRulesTest {
    private static final Rule FOLLOWS = new FollowsFormula("latency", 5);
    private static final Rule BOUNDED = new BoundedByFormula("latency", 5);

    private static Verdict judge(Rule rule, double measured, double formula) {
        return new Rows().besideFormula("latency", measured, formula).judgedBy(rule);
    }

    @Nested
    class Both {
        static List<Rule> rules() {
            return List.of(FOLLOWS, BOUNDED);
        }

        @ParameterizedTest
        @MethodSource("rules")
        void agree_if_no_row_is_more_than_the_tolerance_above_the_formula(Rule rule) {
            assertThat(judge(rule, 15, 10).outcome()).isEqualTo(Outcome.AGREES);
        }

        @ParameterizedTest
        @MethodSource("rules")
        void do_not_agree_if_one_is_too_high_and_name_it(Rule rule) {
            assertThat(judge(rule, 16, 10).line()).startsWith("does not agree: 'latency'")
                    .contains("at 2 arrival times").contains("'latency, t = 2'");
        }

        @ParameterizedTest
        @MethodSource("rules")
        void are_undecided_without_rows_of_a_formula(Rule rule) {
            assertThat(new Rows().curve("latency, t = 1", 10).judgedBy(rule).outcome()).isEqualTo(Outcome.UNDECIDED);
        }
    }

    @Nested
    class A_row_far_below_the_formula {
        @Test
        void does_not_follow_it() {
            assertThat(judge(FOLLOWS, 1, 10).outcome()).isEqualTo(Outcome.DISAGREES);
        }

        @Test
        void is_bounded_by_it() {
            assertThat(judge(BOUNDED, 1, 10).outcome()).isEqualTo(Outcome.AGREES);
        }
    }
}
