package org.barreleye.paper.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.machine.experiment.Provenance;
import org.barreleye.paper.verdict.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class WithinPercentTest {
    private final Rule rule = new WithinPercent(Provenance.PREDICTED, 10);

    @Test
    void agrees_if_all_rows_are_near_their_published_figures() {
        assertThat(new Rows().compared(Provenance.PREDICTED, "a", "cycles", 109, 100)
                .compared(Provenance.PREDICTED, "b", "cycles", 95, 100).judgedBy(rule).line())
                .isEqualTo("agrees: 2 predicted rows are within 10 % of the published; the worst, 'a' of m, "
                + "deviates by +9.0 %");
    }

    @Test
    void does_not_agree_if_one_is_too_low() {
        assertThat(new Rows().compared(Provenance.PREDICTED, "a", "cycles", 100, 100)
                .compared(Provenance.PREDICTED, "b", "cycles", 89, 100).judgedBy(rule).line())
                .startsWith("does not agree: ").endsWith("the worst, 'b' of m, deviates by -11.0 %");
    }

    @Test
    void does_not_count_rows_of_another_provenance() {
        assertThat(new Rows().compared(Provenance.CALIBRATED, "a", "cycles", 100, 100).judgedBy(rule).outcome())
                .isEqualTo(Outcome.UNDECIDED);
        assertThat(new Rows().compared(Provenance.CALIBRATED, "a", "cycles", 900, 100)
                .compared(Provenance.PREDICTED, "b", "cycles", 100, 100).judgedBy(rule).outcome())
                .isEqualTo(Outcome.AGREES);
    }

    @Test
    void says_that_calibrated_rows_are_no_evidence() {
        assertThat(new Rows().compared(Provenance.CALIBRATED, "a", "cycles", 100, 100)
                .judgedBy(new WithinPercent(Provenance.CALIBRATED, 5)).line())
                .startsWith("agrees: 1 calibrated row is").endsWith("(calibrated rows are no evidence)");
    }
}
