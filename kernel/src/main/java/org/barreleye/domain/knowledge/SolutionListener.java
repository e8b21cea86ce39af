package org.barreleye.domain.knowledge;

import java.util.SortedMap;
import org.barreleye.kpi.state.Copyable;

/** Receives the answer to a query. */
public interface SolutionListener extends Copyable {
    /**
     * The query has a solution.
     *
     * @param values of its variables, by their names; atoms without quotation marks
     */
    void onSolution(SortedMap<String, String> values);

    /** The query has no solution: what it asks for does not hold. */
    void onNoSolution();

    /**
     * The query was not answered.
     *
     * @param problem a sentence
     */
    void onProblem(String problem);
}
