package org.barreleye.paper;

import java.util.List;
import org.barreleye.paper.row.FigureRows;
import org.barreleye.paper.verdict.Verdict;

/**
 * A figure that was run.
 *
 * @param figure the figure
 * @param rows its rows
 * @param verdicts the verdicts of its rules, in their order
 */
public record FigureResult(Figure figure, FigureRows rows, List<Verdict> verdicts) {
    /** Judges the rows by the rules of the figure. */
    public static FigureResult of(Figure figure, FigureRows rows) {
        return new FigureResult(figure, rows, figure.rules().stream().map(rule -> rule.judge(rows)).toList());
    }
}
