package org.barreleye.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.projog.core.term.ListFactory;
import org.projog.core.term.StructureFactory;
import org.projog.core.term.Term;
import org.projog.core.term.TermType;
import org.projog.core.term.Variable;

/** Unification with a trail: the variables that were bound, in their order, so that bindings can be undone. */
final class Bindings {
    private final Budget budget;
    private final List<Variable> trail = new ArrayList<>();

    Bindings(Budget budget) {
        this.budget = budget;
    }

    /** Returns a mark to which bindings can be undone. */
    int mark() {
        return trail.size();
    }

    void undo(int mark) {
        for (int i = trail.size() - 1; i >= mark; i--) {
            trail.remove(i).backtrack();
        }
    }

    /** Remembers a variable that other code may bind. */
    void remember(Variable variable) {
        trail.add(variable);
    }

    /** Makes two terms equal, with the occurs check. If it fails, some variables may have been bound. */
    boolean unify(Term first, Term second) {
        return unify(first, second, 0);
    }

    private boolean unify(Term first, Term second, int depth) {
        Term a = first.getBound();
        Term b = second.getBound();
        while (true) {
            budget.cell(depth);
            if (a == b) {
                return true;
            } else if (b.getType().isVariable()) {
                // The newer one of two variables, that of the clause, gets the value; the older one keeps its name.
                return bind((Variable) b, a, depth);
            } else if (a.getType().isVariable()) {
                return bind((Variable) a, b, depth);
            } else if (a.getType() != b.getType()) {
                return false;
            } else if (!a.getType().isStructure()) {
                return a.getType() == TermType.EMPTY_LIST || a.unify(b);
            }
            int last = a.getNumberOfArguments() - 1;
            if (last + 1 != b.getNumberOfArguments() || !a.getName().equals(b.getName())) {
                return false;
            }
            for (int i = 0; i < last; i++) {
                if (!unify(a.getArgument(i), b.getArgument(i), depth + 1)) {
                    return false;
                }
            }
            a = a.getArgument(last).getBound();
            b = b.getArgument(last).getBound();
        }
    }

    private boolean bind(Variable variable, Term value, int depth) {
        if (occurs(variable, value, depth)) {
            return false;
        }
        trail.add(variable);
        return variable.unify(value);
    }

    private boolean occurs(Variable variable, Term term, int depth) {
        Term part = term.getBound();
        while (true) {
            budget.cell(depth);
            if (part == variable) {
                return true;
            } else if (!part.getType().isStructure() || part.getType() == TermType.LIST && part.isImmutable()) {
                return false;
            }
            // Only the tail of a list is followed in a loop, so that the depth of other terms is seen.
            if (part.getType() != TermType.LIST) {
                break;
            }
            if (occurs(variable, part.firstArgument(), depth + 1)) {
                return true;
            }
            part = part.secondArgument().getBound();
        }
        for (int i = 0; i < part.getNumberOfArguments(); i++) {
            if (occurs(variable, part.getArgument(i), depth + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Returns a copy with the values of its variables in their places; variables without one become those of a map. */
    Term copy(Term term, Map<Variable, Term> fresh) {
        return copy(term, fresh, 0);
    }

    /** Returns a term with the values of its variables in their places. */
    Term resolved(Term term) {
        return copy(term, null, 0);
    }

    private Term copy(Term term, Map<Variable, Term> fresh, int depth) {
        Term bound = term.getBound();
        budget.cell(depth);
        if (bound.getType().isVariable()) {
            return fresh == null ? bound : fresh.computeIfAbsent((Variable) bound, old -> new Variable(old.getId()));
        } else if (!bound.getType().isStructure()) {
            return bound;
        } else if (bound.getType() == TermType.LIST) {
            return copyList(bound, fresh, depth);
        }
        Term[] arguments = new Term[bound.getNumberOfArguments()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = copy(bound.getArgument(i), fresh, depth + 1);
        }
        return StructureFactory.createStructure(bound.getName(), arguments);
    }

    private Term copyList(Term list, Map<Variable, Term> fresh, int depth) {
        if (list.isImmutable()) {
            return list;
        }
        List<Term> elements = new ArrayList<>();
        Term rest = list;
        while (rest.getType() == TermType.LIST) {
            elements.add(copy(rest.firstArgument(), fresh, depth + 1));
            rest = rest.secondArgument().getBound();
        }
        return ListFactory.createList(elements.toArray(Term[]::new), copy(rest, fresh, depth + 1));
    }
}
