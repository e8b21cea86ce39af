package org.barreleye.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.machine.experiment.Provenance;
import org.barreleye.machine.experiment.Sweep;
import org.barreleye.paper.row.ModelRow;
import org.barreleye.paper.row.UnmodelledRow;
import org.barreleye.paper.verdict.Verdict.Outcome;
import org.barreleye.paper.verdict.WithinPercent;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PaperRunTest {
    private static final UnmodelledRow OTHER = new UnmodelledRow("amd-2x2", "other", "cycles", 1, "it is not ours");

    private static Figure figure(String id, ExperimentRun... runs) {
        return new Figure(id, "A figure", List.of(runs), List.of(OTHER),
                List.of(new WithinPercent(Provenance.CALIBRATED, 1_000)), List.of());
    }

    private static ExperimentRun urpc(RowSelection rows) {
        return ExperimentRun.of("urpc", "intel-2x4", rows);
    }

    @Nested
    class A_figure {
        private final List<String> progress = new ArrayList<>();
        private final PaperRun run = new PaperRun(false, progress::add);

        @Test
        void has_the_selected_rows_each_with_its_provenance_and_then_those_that_are_not_modelled() {
            FigureResult result = run.run(figure("one", urpc(RowSelection.ALL)));

            assertThat(result.rows().modelled()).extracting(ModelRow::provenance).containsExactly(
                    Provenance.CALIBRATED, Provenance.CHECKED, Provenance.CALIBRATED, Provenance.CHECKED);
            assertThat(result.rows().unmodelled()).containsExactly(OTHER);
            assertThat(result.rows().all()).endsWith(OTHER);
        }

        @Test
        void has_no_rows_of_another_unit_or_name() {
            assertThat(run.run(figure("one", urpc(RowSelection.cycles("latency, s")))).rows().modelled())
                    .extracting(ModelRow::quantity).containsExactly("latency, shared");
        }

        @Test
        void has_a_verdict_for_each_rule() {
            assertThat(run.run(figure("one", urpc(RowSelection.ALL))).verdicts()).hasSize(1)
                    .allSatisfy(verdict -> assertThat(verdict.outcome()).isEqualTo(Outcome.AGREES));
        }

        @Test
        void uses_the_results_of_a_run_that_another_figure_has_made() {
            run.run(figure("one", urpc(RowSelection.ALL)));
            run.run(figure("two", urpc(RowSelection.cycles())));

            assertThat(progress).containsExactly("one: urpc on intel-2x4");
        }

        @Test
        void is_run_with_fewer_values_if_the_run_is_quick() {
            ExperimentRun revoke = new ExperimentRun("captree", "smp-4", new Sweep(List.of(1, 2, 4), List.of(1), false),
                    new Sweep(List.of(2), List.of(1), false), RowSelection.cycles());

            assertThat(run.run(figure("one", revoke)).rows().modelled()).extracting(ModelRow::cores)
                    .containsExactly(1, 2, 4);
            assertThat(new PaperRun(true, progress::add).run(figure("one", revoke)).rows().modelled())
                    .extracting(ModelRow::cores).containsExactly(2);
        }
    }

    @Nested
    class What_a_figure_names {
        @Test
        void exists_if_it_is_that_of_an_experiment_and_of_a_preset() {
            PaperRun.requireExperiments(List.of(figure("one", urpc(RowSelection.ALL))));
        }

        @Test
        void is_refused_before_the_run_if_there_is_no_such_experiment() {
            assertThatThrownBy(() -> PaperRun.requireExperiments(
                    List.of(figure("one", ExperimentRun.of("urpx", "amd-2x2", RowSelection.ALL)))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("'one' cannot be run: no experiment is named 'urpx'; there are ");
        }

        @Test
        void is_refused_if_there_is_no_such_preset() {
            assertThatThrownBy(() -> PaperRun.requireExperiments(
                    List.of(figure("one", ExperimentRun.of("urpc", "amd-9x9", RowSelection.ALL)))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("'one' cannot be run: ").hasMessageContaining("amd-9x9");
        }
    }
}
