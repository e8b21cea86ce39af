package org.barreleye.paper.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.experiment.Experiment;
import org.barreleye.machine.experiment.Experiments;
import org.barreleye.machine.experiment.Provenance;
import org.barreleye.paper.ExperimentRun;
import org.barreleye.paper.Figure;
import org.barreleye.paper.FigureResult;
import org.barreleye.paper.Paper;
import org.barreleye.paper.PaperRun;
import org.barreleye.paper.row.ModelRow;
import org.barreleye.paper.verdict.Verdict;
import org.barreleye.paper.verdict.WithinPercent;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PapersTest {
    private static List<Figure> figures() {
        return Papers.all().stream().flatMap(paper -> paper.figures().stream()).toList();
    }

    private static Stream<ExperimentRun> runs(Stream<Figure> figures) {
        return figures.flatMap(figure -> figure.runs().stream());
    }

    @Test
    void have_different_names_and_their_figures_too() {
        assertThat(Papers.all()).extracting(Paper::name).doesNotHaveDuplicates()
                .containsExactly("sosp09", "semperos", "sel4-multikernel", "smelt");
        assertThat(Papers.all()).allSatisfy(paper -> assertThat(paper.figures()).isNotEmpty()
                .extracting(Figure::id).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]+")));
    }

    @Test
    void name_experiments_that_exist() {
        List<String> known = Experiments.all().stream().map(Experiment::name).toList();

        assertThat(runs(figures().stream())).extracting(ExperimentRun::experiment).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void name_presets_that_exist() {
        assertThat(runs(figures().stream())).extracting(ExperimentRun::machine).isNotEmpty().isSubsetOf(Presets
                .names());
    }

    @Test
    void set_parameters_of_experiments_that_have_some_only() {
        assertThat(runs(figures().stream())).allSatisfy(run -> assertThat(
                Experiments.named(run.experiment()).hasParameters() || run.full().isShort() && run.quick().isShort())
                .as("%s", run).isTrue());
    }

    @Test
    void have_a_statement_to_decide_for_each_figure() {
        assertThat(figures()).allSatisfy(figure -> assertThat(figure.rules()).as(figure.id()).isNotEmpty());
    }

    @Test
    void are_found_by_their_names() {
        assertThat(Papers.named("sosp09")).isEqualTo(Papers.all().get(0));
        assertThatThrownBy(() -> Papers.named("sosp08")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no paper is named 'sosp08'; there are sosp09, semperos, sel4-multikernel, smelt");
    }

    @Test
    void select_figures_in_their_own_order() {
        Paper paper = Papers.named("sosp09");

        assertThat(paper.figures(List.of("fig3", "table1"))).extracting(Figure::id).containsExactly("table1", "fig3");
        assertThat(paper.figures(List.of())).isEqualTo(paper.figures());
        assertThatThrownBy(() -> paper.figures(List.of("fig3", "fig9"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'sosp09' has no figure 'fig9'; there are table1, table2, ")
                .hasMessageEndingWith(", fig8");
    }

    /** Every figure that can be run has rows, and the rows that its rules are about. Agreement is not required. */
    @TestFactory
    List<DynamicTest> run_every_figure() {
        PaperRun run = new PaperRun(true, line -> { });
        List<DynamicTest> tests = new ArrayList<>();
        figures().forEach(figure -> tests.add(DynamicTest.dynamicTest(figure.id(),
                () -> check(run.run(figure)))));
        assertThat(tests).isNotEmpty();
        return tests;
    }

    private static void check(FigureResult result) {
        assertThat(result.rows().modelled()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.hasFigure()).as("%s", row).isTrue();
            assertThat(row.provenance() == Provenance.PREDICTED || row.measurement().published().isPresent())
                    .as("%s is fitted to a published figure, which is there", row).isTrue();
        });
        assertThat(result.verdicts()).hasSameSizeAs(result.figure().rules()).allSatisfy(verdict ->
                assertThat(verdict.outcome()).as(verdict.line()).isNotEqualTo(Verdict.Outcome.UNDECIDED));
        assertThat(ruledProvenances(result.figure())).containsAll(publishedProvenances(result));
    }

    private static List<Provenance> ruledProvenances(Figure figure) {
        List<Provenance> ruled = new ArrayList<>();
        figure.rules().stream().filter(WithinPercent.class::isInstance)
                .forEach(rule -> ruled.add(((WithinPercent) rule).provenance()));
        return ruled.isEmpty() ? List.of(Provenance.values()) : ruled;
    }

    /** The provenances of rows with a published figure, other than parts that are counted as lower bounds. */
    private static List<Provenance> publishedProvenances(FigureResult result) {
        return result.rows().modelled().stream()
                .filter(row -> row.measurement().published().isPresent() && !row.unit().equals("lines"))
                .map(ModelRow::provenance)
                .distinct()
                .toList();
    }
}
