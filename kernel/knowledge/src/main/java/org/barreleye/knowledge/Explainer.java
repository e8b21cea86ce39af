package org.barreleye.knowledge;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.projog.core.predicate.PredicateKey;
import org.projog.core.term.StructureFactory;
import org.projog.core.term.Term;
import org.projog.core.term.TermType;
import org.projog.core.term.Variable;

/** Explains goals: turns the steps of a proof into a tree, and finds what an unsuccessful proof lacks. */
final class Explainer {
    private static final int LEVELS_MAX = 12;
    private static final int ATTEMPTS_MAX = 4;
    private static final int STEPS_MAX = 5_000;

    private static final String FALSE = "it is false";

    private final Theory theory;
    private final Budget budget;
    private final TermText text;

    Explainer(Theory theory, Budget budget) {
        this.theory = theory;
        this.budget = budget;
        text = theory.syntax().text();
    }

    Explanation explain(Term goal) {
        Optional<List<ProofTree>> proofs = prove(goal);
        return proofs.isPresent()
                ? new Explanation(proofs.get(), Optional.empty(), Optional.empty(), budget.steps())
                : new Explanation(List.of(), Optional.of(missing(goal, 0)), Optional.empty(), budget.steps());
    }

    /** Returns the proofs of a query's goals by its first solution, whose bindings remain. */
    private Optional<List<ProofTree>> prove(Term goal) {
        Solver solver = new Solver(theory, budget, goal);
        return solver.next() ? Optional.of(tree(solver.proof())) : Optional.empty();
    }

    private List<ProofTree> tree(ProofStep last) {
        SortedMap<Long, List<ProofTree>> premises = new TreeMap<>();
        if (last != null && last.id() > STEPS_MAX) {
            throw new QueryException(QueryError.Kind.LIMIT,
                    "the proof took more than " + STEPS_MAX + " steps, too many to be shown");
        }
        // Backwards, since the steps of the premises come after the step of their rule.
        for (ProofStep step = last; step != null; step = step.previous()) {
            List<ProofTree> own = premises.getOrDefault(step.id(), new ArrayList<>());
            premises.remove(step.id());
            premises.computeIfAbsent(step.parent(), id -> new ArrayList<>()).add(0, proof(step, own));
        }
        return premises.getOrDefault(0L, List.of(
                new ProofTree(ProofTree.Kind.BUILT_IN, "true", "", "", List.of())));
    }

    private ProofTree proof(ProofStep step, List<ProofTree> premises) {
        Clause clause = step.clause();
        String goal = text.line(step.goal());
        if (clause != null && clause.rule() == null) {
            return new ProofTree(ProofTree.Kind.FACT, goal, "", "", List.of());
        } else if (clause == null || clause.rule().library()) {
            return new ProofTree(ProofTree.Kind.BUILT_IN, goal, "", "", List.of());
        }
        Clause.Rule rule = clause.rule();
        return new ProofTree(ProofTree.Kind.RULE, goal, rule.text(), place(rule), premises);
    }

    private static String place(Clause.Rule rule) {
        return rule.file() + ":" + rule.line();
    }

    /** Explains a goal that has no proof. */
    private Missing missing(Term unbound, int level) {
        Term goal = unbound.getBound();
        if (isConjunction(goal)) {
            return leaf(goal, "", List.of(attempt("the query", goal, level).attempt));
        } else if (goal.getType() == TermType.STRUCTURE && goal.getName().equals("\\+")) {
            return leaf(goal, "it holds", List.of());
        }
        PredicateKey key = PredicateKey.createForTerm(goal);
        if (!theory.isKnown(key) || theory.isLibrary(key)) {
            return leaf(goal, FALSE, List.of());
        }
        List<Clause> rules = theory.clauses(key).stream().filter(clause -> clause.body() != null).toList();
        if (rules.isEmpty() || level >= LEVELS_MAX) {
            return leaf(goal, rules.isEmpty() ? "no fact" : "and so on", List.of());
        }
        List<Missing.Attempt> farthest = farthest(goal, rules, level);
        return leaf(goal, farthest.isEmpty() ? "no rule matches" : "", farthest);
    }

    private Missing leaf(Term goal, String reason, List<Missing.Attempt> attempts) {
        return new Missing(text.line(goal), reason, attempts);
    }

    private List<Missing.Attempt> farthest(Term goal, List<Clause> rules, int level) {
        List<Missing.Attempt> farthest = new ArrayList<>();
        int most = 0;
        for (Clause rule : rules) {
            Bindings bindings = new Bindings(budget);
            Map<Variable, Term> fresh = new IdentityHashMap<>();
            if (bindings.unify(goal, rule.head().copy(fresh))) {
                Progress progress = attempt(place(rule.rule()), rule.body().copy(fresh), level);
                if (progress.proved > most || progress.proved == most && isExcluded(farthest)) {
                    farthest.clear();
                    most = progress.proved;
                }
                boolean joins = farthest.isEmpty() || !isExcluded(List.of(progress.attempt));
                if (progress.proved == most && joins && farthest.size() < ATTEMPTS_MAX) {
                    farthest.add(progress.attempt);
                }
            }
            bindings.undo(0);
        }
        return farthest;
    }

    /** Returns whether attempts end at a condition that no fact could change, such as a comparison. */
    private static boolean isExcluded(List<Missing.Attempt> attempts) {
        return !attempts.isEmpty() && attempts.stream().map(Missing.Attempt::missing)
                .allMatch(missing -> missing.reason().equals(FALSE));
    }

    /** Proves as many goals of a conjunction as possible, and explains the first one that then fails. */
    private Progress attempt(String place, Term body, int level) {
        List<Term> goals = new ArrayList<>();
        Term rest = body.getBound();
        while (isConjunction(rest)) {
            goals.add(rest.firstArgument());
            rest = rest.secondArgument().getBound();
        }
        goals.add(rest);
        for (int proved = goals.size() - 1; proved > 0; proved--) {
            Term prefix = conjunction(goals.subList(0, proved));
            Solver solver = new Solver(theory, budget, prefix);
            if (solver.next()) {
                Missing missing = missing(goals.get(proved), level + 1);
                List<ProofTree> proofs = tree(solver.proof());
                solver.undo();
                return new Progress(proved, new Missing.Attempt(place, proofs, missing));
            }
        }
        return new Progress(0, new Missing.Attempt(place, List.of(), missing(goals.get(0), level + 1)));
    }

    private static Term conjunction(List<Term> goals) {
        Term all = goals.get(goals.size() - 1);
        for (int i = goals.size() - 2; i >= 0; i--) {
            all = StructureFactory.createStructure(",", goals.get(i), all);
        }
        return all;
    }

    private static boolean isConjunction(Term term) {
        return term.getType() == TermType.STRUCTURE && term.getNumberOfArguments() == 2
                && term.getName().equals(",");
    }

    /**
     * An attempt and the number of premises that it has proved.
     *
     * @param proved the number
     * @param attempt the attempt
     */
    private record Progress(int proved, Missing.Attempt attempt) {}
}
