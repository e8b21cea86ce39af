package org.barreleye.knowledge;

import java.util.List;

/**
 * A point to which a failed proof returns.
 *
 * @param goal the goal with the alternatives; or the first of the goals to prove instead
 * @param clauses the clauses of the goal; null if goals are proved instead
 * @param from the index of the next clause to try
 * @param mark the mark of the bindings
 * @param proof the steps of the proof up to here
 */
record ChoicePoint(Goal goal, List<Clause> clauses, int from, int mark, ProofStep proof) {}
