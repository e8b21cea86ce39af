package org.barreleye.exploration.search;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.exploration.schedule.Violation;

/**
 * The result of a search. It depends on the scenario and the search only, so it is the same in every JVM.
 *
 * @param scenario the name of the scenario
 * @param states the number of different states visited
 * @param transitions the number of steps that were done
 * @param depth the largest number of steps from the first state
 * @param complete whether every state was visited; false if the search was cut, or ended by a violation
 * @param violation the first violation
 * @param reached how often each condition of interest was reached, and each kind of message met each phase of a node
 */
public record SearchResult(String scenario, long states, long transitions, int depth, boolean complete,
        Optional<Violation> violation, SortedMap<String, Long> reached) {
    /** Copies the map. */
    public SearchResult {
        reached = new TreeMap<>(reached);
    }

    @Override
    public String toString() {
        return scenario + ": " + states + " states, " + transitions + " transitions, depth " + depth
                + (violation.isPresent() ? ", " + violation.get() : complete ? ", complete" : ", cut");
    }
}
