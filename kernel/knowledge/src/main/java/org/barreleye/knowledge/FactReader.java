package org.barreleye.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.projog.core.predicate.PredicateKey;
import org.projog.core.term.Term;
import org.projog.core.term.TermType;
import org.projog.core.term.TermUtils;

/** Turns terms into facts. */
final class FactReader {
    private FactReader() {}

    static Fact read(Term term, Theory theory) {
        if (term.getType() != TermType.ATOM && term.getType() != TermType.STRUCTURE) {
            throw refused("a fact is an atom or a compound term");
        } else if (!TermUtils.getAllVariablesInTerm(term).isEmpty()) {
            throw refused("a fact has no variables");
        }
        PredicateKey key = PredicateKey.createForTerm(term);
        if (Control.isControl(key) || theory.isLibrary(key) || theory.syntax().isBuiltIn(key)
                || key.getName().equals(":-")) {
            throw refused("the predicate " + Control.text(key) + " is not one of facts");
        } else if (theory.clauses(key).stream().anyMatch(clause -> clause.rule() != null)) {
            throw refused("the predicate " + Control.text(key) + " is defined by rules");
        }
        return (Fact) value(term);
    }

    /** Reads a list of atoms. */
    static List<String> names(Term list) {
        return list(list).stream().map(Object::toString).toList();
    }

    private static Object value(Term term) {
        return switch (term.getType()) {
            case INTEGER -> TermUtils.castToNumeric(term).getLong();
            case EMPTY_LIST -> List.of();
            case LIST -> list(term);
            case ATOM, STRUCTURE -> compound(term);
            default -> throw refused("'" + term + "' is neither an integer, an atom, a list nor a compound term");
        };
    }

    private static List<Object> list(Term list) {
        List<Object> elements = new ArrayList<>();
        Term rest = list;
        while (rest.getType() == TermType.LIST) {
            elements.add(argument(rest.firstArgument()));
            rest = rest.secondArgument();
        }
        if (rest.getType() != TermType.EMPTY_LIST) {
            throw refused("a list ends with []");
        }
        return elements;
    }

    private static Object argument(Term term) {
        return term.getType() == TermType.ATOM ? term.getName() : value(term);
    }

    private static Fact compound(Term term) {
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < term.getNumberOfArguments(); i++) {
            arguments.add(argument(term.getArgument(i)));
        }
        return new Fact(term.getName(), arguments);
    }

    private static QueryException refused(String sentence) {
        return new QueryException(new QueryError(QueryError.Kind.SYNTAX, sentence, 1, 1));
    }
}
