package org.barreleye.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    // The services that add facts of a predicate besides the system itself.
    private final SortedMap<PredicateKey, List<String>> adders = new TreeMap<>();

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
            declare(term.firstArgument(), rule);
        } else if (is(term, ":-", 2)) {
            add(new Clause(term.firstArgument(), term.secondArgument(), rule));
        } else {
            add(new Clause(term, null, rule));
        }
    }

    /**
     * Declares a predicate that may have no facts, as {@code :- dynamic(link_up/1).}, or one whose facts are added by
     * services of certain names, as {@code :- added_by(link_up/1, [network]).}
     */
    private void declare(Term declaration, Clause.Rule rule) {
        boolean hasAdders = is(declaration, "added_by", 2);
        boolean known = hasAdders || is(declaration, "dynamic", 1);
        if (!known || !is(declaration.firstArgument(), "/", 2)) {
            throw new QueryException(new QueryError(QueryError.Kind.SYNTAX,
                    "a declaration is written ':- dynamic(NAME/ARITY).' or ':- added_by(NAME/ARITY, [SERVICE]).'",
                    rule.line(), 1));
        }
        PredicateKey key = PredicateKey.createFromNameAndArity(declaration.firstArgument());
        declared.add(key);
        if (hasAdders) {
            adders.put(key, FactReader.names(declaration.secondArgument()));
        }
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

    /** Returns the services that add facts of a predicate; empty if it is not declared. */
    Optional<List<String>> adders(Fact fact) {
        PredicateKey key = PredicateKey.createForTerm(Syntax.term(fact));
        return declared.contains(key) ? Optional.of(adders.getOrDefault(key, List.of())) : Optional.empty();
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
