package org.barreleye.knowledge;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.projog.core.ProjogException;
import org.projog.core.predicate.PredicateKey;
import org.projog.core.term.Term;
import org.projog.core.term.TermType;
import org.projog.core.term.TermUtils;
import org.projog.core.term.Variable;

/**
 * The resolution of a query, depth first, clauses in their order (SLD resolution). All state is in lists: no call of
 * the query is a call on the stack of the host.
 */
final class Solver {
    private final Theory theory;
    private final Budget budget;
    private final Bindings bindings;
    private final List<ChoicePoint> choices = new ArrayList<>();
    private Goal goals;
    private ProofStep proof;
    private long lastStep;
    private boolean started;

    Solver(Theory theory, Budget budget, Term query) {
        this.theory = theory;
        this.budget = budget;
        bindings = new Bindings(budget);
        goals = Goal.call(query, 0, 0, 0, null);
    }

    /** Finds the next solution, whose bindings the variables of the query then have. */
    boolean next() {
        if (started && !backtrack()) {
            return false;
        }
        started = true;
        while (goals != null) {
            Goal goal = goals;
            goals = goal.next();
            if (!prove(goal) && !backtrack()) {
                return false;
            }
        }
        return true;
    }

    /** Returns the steps of the solution. */
    ProofStep proof() {
        return proof;
    }

    /** Takes back all bindings. */
    void undo() {
        bindings.undo(0);
    }

    private boolean backtrack() {
        while (!choices.isEmpty()) {
            ChoicePoint choice = choices.remove(choices.size() - 1);
            bindings.undo(choice.mark());
            proof = choice.proof();
            if (choice.clauses() == null) {
                goals = choice.goal();
                return true;
            }
            goals = choice.goal().next();
            if (resolve(choice.goal(), choice.clauses(), choice.from())) {
                return true;
            }
        }
        return false;
    }

    private boolean prove(Goal goal) {
        return switch (goal.kind()) {
            case CALL -> call(goal);
            case CUT -> {
                cutTo(goal.barrier());
                yield true;
            }
            case FAIL -> false;
            case COLLECT -> {
                goal.results().add(bindings.copy(goal.term().firstArgument(), new IdentityHashMap<>()));
                yield false;
            }
            case PROVED -> {
                proved(goal, null);
                yield true;
            }
            case RESULT -> {
                proved(goal, null);
                yield bindings.unify(goal.term().getArgument(2), Control.list(goal.results()));
            }
        };
    }

    private boolean call(Goal goal) {
        budget.step(goal.depth());
        Term term = goal.term().getBound();
        if (term.getType().isVariable()) {
            throw new QueryException(QueryError.Kind.EVALUATION, "a goal is a variable without a value");
        } else if (term.getType().isNumeric() || term.getType() == TermType.EMPTY_LIST) {
            throw new QueryException(QueryError.Kind.EVALUATION,
                    "'" + theory.syntax().text().of(term) + "' is not a goal");
        }
        PredicateKey key = PredicateKey.createForTerm(term);
        Goal bound = new Goal(goal.kind(), term, goal.depth(), goal.barrier(), goal.parent(), null, goal.next());
        if (Control.isControl(key)) {
            return new Control(this, bindings).call(key, bound);
        } else if (theory.isKnown(key)) {
            return resolve(bound, theory.clauses(key), 0);
        } else if (theory.syntax().isBuiltIn(key)) {
            return evaluate(key, bound);
        }
        throw new QueryException(new QueryError(
                QueryError.Kind.UNKNOWN_PREDICATE, "there is no predicate " + Control.text(key), 0, 0));
    }

    /** Continues with the first clause that matches; the next one that may match is a choice. */
    private boolean resolve(Goal goal, List<Clause> clauses, int from) {
        int height = choices.size();
        int mark = bindings.mark();
        int index = candidate(goal, clauses, from);
        while (index < clauses.size()) {
            Clause clause = clauses.get(index);
            index = candidate(goal, clauses, index + 1);
            Map<Variable, Term> fresh = new IdentityHashMap<>();
            Term head = clause.head().copy(fresh);
            if (bindings.unify(goal.term(), head)) {
                if (index < clauses.size()) {
                    choices.add(new ChoicePoint(goal, clauses, index, mark, proof));
                }
                long step = proved(goal, clause);
                if (clause.body() != null) {
                    budget.cell(0);
                    goals = Goal.call(clause.body().copy(fresh), goal.depth(), height, step, goal.next());
                }
                return true;
            }
            bindings.undo(mark);
        }
        return false;
    }

    private int candidate(Goal goal, List<Clause> clauses, int from) {
        int index = from;
        while (index < clauses.size() && !clauses.get(index).mayMatch(goal.term())) {
            budget.cell(0);
            index++;
        }
        return index;
    }

    private boolean evaluate(PredicateKey key, Goal goal) {
        Term term = bindings.resolved(goal.term());
        Control.requireOrder(key, term, theory.syntax().text());
        TermUtils.getAllVariablesInTerm(term).forEach(bindings::remember);
        try {
            boolean holds = theory.syntax().builtIn(key).getPredicate(term).evaluate();
            if (holds) {
                proved(goal, null);
            }
            return holds;
        } catch (ProjogException | ArithmeticException error) {
            throw new QueryException(QueryError.Kind.EVALUATION,
                    "'" + theory.syntax().text().of(goal.term()) + "' cannot be evaluated: " + error.getMessage());
        }
    }

    private long proved(Goal goal, Clause clause) {
        lastStep++;
        proof = new ProofStep(proof, lastStep, goal.parent(), goal.term(), clause);
        return lastStep;
    }

    /** Returns the number of choices. */
    int height() {
        return choices.size();
    }

    void cutTo(int height) {
        choices.subList(height, choices.size()).clear();
    }

    /** Adds the choice to prove other goals instead. */
    void addChoice(Goal instead) {
        choices.add(new ChoicePoint(instead, null, 0, bindings.mark(), proof));
    }

    /** Proves other goals next. */
    void continueWith(Goal next) {
        goals = next;
    }
}
