package org.barreleye.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.projog.core.predicate.PredicateKey;
import org.projog.core.term.Term;
import org.projog.core.term.Variable;

/**
 * Facts about the system, and rules that derive from them. Facts keep the order in which they were added, and answers
 * depend on nothing else. The rules are read when the first question is asked.
 *
 * <pre>{@code
 * KnowledgeBase base = KnowledgeBase.withPolicies(Suggestion.NONE);
 * base.add(Fact.of("core", 0, "x86_64", 64, "little", 2000, "x86_64", 0));
 * base.query("core(C, Isa, 64, _, _, _, _).", QueryLimits.DEFAULT).first("C");   // 0
 * base.explain("reachable_core(nic0, C).", QueryLimits.DEFAULT).text();
 * }</pre>
 */
public final class KnowledgeBase implements Copyable {
    @Shared // texts
    private final List<RuleFile> files;
    @Shared // code
    private final Suggestion suggestion;
    private final Set<Fact> facts = new LinkedHashSet<>();
    // Made of the files and the facts when it is needed; a copy makes its own.
    private transient Theory theory;

    /** Makes a knowledge base without facts. */
    public KnowledgeBase(List<RuleFile> files, Suggestion suggestion) {
        this.files = List.copyOf(files);
        this.suggestion = suggestion;
    }

    /** Makes a knowledge base with the policies of the system. */
    public static KnowledgeBase withPolicies(Suggestion suggestion) {
        return new KnowledgeBase(RuleFile.policies(), suggestion);
    }

    /** Returns the facts in the order in which they were added. */
    public List<Fact> facts() {
        return List.copyOf(facts);
    }

    /** Returns whether a fact was added. */
    public boolean contains(Fact fact) {
        return facts.contains(fact);
    }

    /** Adds a fact; returns false if it is there already. */
    public boolean add(Fact fact) {
        boolean added = facts.add(fact);
        if (added && theory != null) {
            theory.add(fact);
        }
        return added;
    }

    /** Removes a fact; returns false if there is none that is equal. */
    public boolean remove(Fact fact) {
        boolean removed = facts.remove(fact);
        if (removed && theory != null) {
            theory.remove(fact);
        }
        return removed;
    }

    /** Reads a fact: a term without variables. */
    public Fact parseFact(String text) throws BadFact {
        try {
            return FactReader.read(theory().syntax().parse(text), theory());
        } catch (QueryException error) {
            throw new BadFact(error.error());
        }
    }

    /**
     * Returns the services that may add facts of the predicate of a fact, besides the system itself, by the
     * declarations of the rules; empty if the rules do not declare it, so that everyone may.
     */
    public Optional<List<String>> adders(Fact fact) {
        return theory().adders(fact);
    }

    /** Finds the solutions of a query, the first ones within the limits. */
    public QueryResult query(String query, QueryLimits limits) {
        Budget budget = new Budget(limits);
        List<Solution> solutions = new ArrayList<>();
        try {
            Term goal = theory().syntax().parse(query);
            List<Variable> variables = Syntax.namedVariables(goal);
            Solver solver = new Solver(theory(), budget, goal);
            boolean more = solver.next();
            while (more && solutions.size() < limits.solutions()) {
                solutions.add(solution(variables));
                more = solver.next();
            }
            return new QueryResult(solutions, more, Optional.empty(), budget.steps());
        } catch (QueryException error) {
            return new QueryResult(solutions, false, Optional.of(withSuggestion(error.error())), budget.steps());
        }
    }

    private Solution solution(List<Variable> variables) {
        TermText text = theory().syntax().text();
        return new Solution(variables.stream()
                .map(variable -> new Solution.Binding(variable.getId(), text.of(variable)))
                .toList());
    }

    /** Explains why a goal holds, by its first proof, or what is missing for one. */
    public Explanation explain(String goal, QueryLimits limits) {
        Budget budget = new Budget(limits);
        try {
            return new Explainer(theory(), budget).explain(theory().syntax().parse(goal));
        } catch (QueryException error) {
            return new Explanation(List.of(), Optional.empty(), Optional.of(withSuggestion(error.error())),
                    budget.steps());
        }
    }

    /**
     * Decides: finds the first solution of a query, and keeps it with its proof, or with what is missing for one.
     *
     * @param name what is decided
     * @param decider who decides
     * @param time the time of the decision, in nanoseconds
     * @throws BadQuery if the query has an error, or reaches a limit before it has a solution
     */
    public Decision decide(String name, String query, String decider, long time, QueryLimits limits) throws BadQuery {
        QueryResult result = query(query, limits.withSolutions(1));
        if (!result.holds() && result.error().isPresent()) {
            throw new BadQuery(result.error().get(), result.steps());
        }
        Explanation explanation = explain(query, limits);
        return new Decision(name, query, decider, time, result.solutions().stream().map(Solution::toString).findFirst(),
                explanation.text().lines().limit(Decision.LINES_MAX).toList(), result.steps() + explanation.steps());
    }

    private QueryError withSuggestion(QueryError error) {
        if (error.kind() != QueryError.Kind.UNKNOWN_PREDICATE) {
            return error;
        }
        String called = error.sentence().substring(error.sentence().lastIndexOf(' ') + 1);
        String name = called.substring(0, called.lastIndexOf('/'));
        List<String> same = names(theory().callable(), Control::text).stream()
                .filter(known -> known.startsWith(name + "/")).toList();
        Optional<String> nearest = same.isEmpty()
                ? suggestion.nearest(name, names(theory().callable(), PredicateKey::getName))
                : Optional.of(String.join(", ", same));
        return new QueryError(error.kind(),
                error.sentence() + nearest.map(known -> "; did you mean " + known + "?").orElse(""), 0, 0);
    }

    private static List<String> names(List<PredicateKey> keys, Function<PredicateKey, String> name) {
        return keys.stream().map(name).distinct().toList();
    }

    /** Returns the predicates of rules and facts as NAME/ARITY, in the order of their names. */
    public List<String> predicates() {
        return names(theory().predicates(), Control::text);
    }

    private Theory theory() {
        if (theory == null) {
            theory = new Theory(files);
            facts.forEach(theory::add);
        }
        return theory;
    }
}
