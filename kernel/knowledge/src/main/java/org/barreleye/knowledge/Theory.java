package org.barreleye.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.projog.core.predicate.PredicateKey;
import org.projog.core.term.Term;
import org.projog.core.term.TermType;

/** The clauses by predicate, in their order. Rules are read once; facts are added and removed. */
final class Theory {
    private final Syntax syntax = new Syntax();
    private final SortedMap<PredicateKey, List<Clause>> clauses = new TreeMap<>();
    private final Set<PredicateKey> declared = new TreeSet<>();
    private final Set<PredicateKey> library = new TreeSet<>();

    /** @throws IllegalArgumentException if a file has an error, with its place */
    Theory(List<RuleFile> files) {
        load(RuleFile.resource("library.pl"), true);
        library.addAll(clauses.keySet());
        files.forEach(file -> load(file, false));
    }

    private void load(RuleFile file, boolean inLibrary) {
        try {
            for (Sentence sentence : Sentence.split(file.text())) {
                load(syntax.parse(sentence), new Clause.Rule(
                        file.name(), sentence.line(), sentence.text(), inLibrary));
            }
        } catch (QueryException error) {
            throw new IllegalArgumentException(file.name() + ":" + error.error());
        }
    }

    private void load(Term term, Clause.Rule rule) {
        if (is(term, ":-", 1)) {
            declare(term.firstArgument().firstArgument(), rule);
        } else if (is(term, ":-", 2)) {
            add(new Clause(term.firstArgument(), term.secondArgument(), rule));
        } else {
            add(new Clause(term, null, rule));
        }
    }

    /** Declares predicates that may have no facts: {@code :- dynamic(link_up/1).} */
    private void declare(Term indicator, Clause.Rule rule) {
        if (!is(indicator, "/", 2)) {
            throw new QueryException(new QueryError(QueryError.Kind.SYNTAX,
                    "a declaration is written ':- dynamic(NAME/ARITY).'", rule.line(), 1));
        }
        declared.add(PredicateKey.createFromNameAndArity(indicator));
    }

    private static boolean is(Term term, String name, int arity) {
        return term.getType() == TermType.STRUCTURE && term.getNumberOfArguments() == arity
                && term.getName().equals(name);
    }

    private void add(Clause clause) {
        clauses.computeIfAbsent(PredicateKey.createForTerm(clause.head()), key -> new ArrayList<>()).add(clause);
    }

    /** Adds a fact after all others of its predicate. */
    void add(Fact fact) {
        add(new Clause(Syntax.term(fact), null, null));
    }

    /** Removes the first fact that is equal to one. */
    void remove(Fact fact) {
        Term term = Syntax.term(fact);
        List<Clause> all = clauses.getOrDefault(PredicateKey.createForTerm(term), new ArrayList<>());
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).rule() == null && all.get(i).head().equals(term)) {
                all.remove(i);
                return;
            }
        }
    }

    Syntax syntax() {
        return syntax;
    }

    /** Returns the clauses of a predicate; none if it has none or does not exist. */
    List<Clause> clauses(PredicateKey key) {
        return clauses.getOrDefault(key, List.of());
    }

    /** Returns whether rules, facts or a declaration make a predicate known. */
    boolean isKnown(PredicateKey key) {
        return clauses.containsKey(key) || declared.contains(key);
    }

    /** Returns whether a predicate is of the library, whose proofs need no explanation. */
    boolean isLibrary(PredicateKey key) {
        return library.contains(key);
    }

    /** Returns the predicates of rules and facts, in the order of their names. */
    List<PredicateKey> predicates() {
        TreeSet<PredicateKey> all = new TreeSet<>(clauses.keySet());
        all.addAll(declared);
        all.removeAll(library);
        return List.copyOf(all);
    }

    /** Returns all predicates that a query may call. */
    List<PredicateKey> callable() {
        TreeSet<PredicateKey> all = new TreeSet<>(clauses.keySet());
        all.addAll(declared);
        all.addAll(syntax.builtIns());
        return List.copyOf(all);
    }
}
