package org.barreleye.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * The answer to a query.
 *
 * @param solutions the solutions in the order in which they were found; those before the error, if there is one
 * @param more whether there may be further solutions, which the limit cut off
 * @param error the reason for which the query was ended early
 * @param steps the number of inference steps
 */
public record QueryResult(List<Solution> solutions, boolean more, Optional<QueryError> error, long steps) {
    /** Copies the list. */
    public QueryResult {
        solutions = List.copyOf(solutions);
    }

    /** Returns whether there is a solution. */
    public boolean holds() {
        return !solutions.isEmpty();
    }

    /** Returns the value that a variable has in the first solution. */
    public Optional<String> first(String variable) {
        return solutions.stream().findFirst().flatMap(solution -> solution.value(variable));
    }
}
