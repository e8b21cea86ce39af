package org.barreleye.knowledge;

import org.projog.core.term.Term;

/**
 * A goal that has been resolved. The steps of a proof are a list from the last to the first, so that each choice keeps
 * the list up to it.
 *
 * @param previous the step before; null for the first
 * @param id a number greater than those of all steps before
 * @param parent the id of the step whose rule requires the goal; 0 for the query
 * @param goal the goal
 * @param clause what proves it; null if a built-in predicate or a control construct does
 */
record ProofStep(ProofStep previous, long id, long parent, Term goal, Clause clause) {}
