package org.barreleye.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.projog.core.predicate.PredicateKey;
import org.projog.core.term.Atom;
import org.projog.core.term.ListFactory;
import org.projog.core.term.StructureFactory;
import org.projog.core.term.Term;
import org.projog.core.term.TermType;
import org.projog.core.term.TermUtils;

/**
 * The control constructs: conjunction, disjunction, if-then-else, negation as failure, cut, call and collection. Each
 * becomes goals and choices of the solver.
 */
final class Control {
    private final Solver solver;
    private final Bindings bindings;

    Control(Solver solver, Bindings bindings) {
        this.solver = solver;
        this.bindings = bindings;
    }

    static boolean isControl(PredicateKey key) {
        return switch (text(key)) {
            case ",/2", ";/2", "->/2", "\\+/1", "not/1", "!/0", "true/0", "fail/0", "false/0", "once/1", "forall/2",
                    "findall/3", "=/2", "\\=/2" -> true;
            default -> key.getName().equals("call") && key.getNumArgs() > 0;
        };
    }

    static String text(PredicateKey key) {
        return key.getName() + "/" + key.getNumArgs();
    }

    boolean call(PredicateKey key, Goal goal) {
        Term term = goal.term();
        int height = solver.height();
        if (key.getName().equals("call")) {
            return proceed(goal.callInstead(extended(term), height, goal.next()));
        }
        return switch (text(key)) {
            case "true/0" -> true;
            case ",/2" -> proceed(Goal.call(term.firstArgument(), goal.depth() + 1, goal.barrier(), goal.parent(),
                    goal.callInstead(term.secondArgument(), goal.barrier(), goal.next())));
            case ";/2" -> disjunction(goal);
            case "->/2" -> ifThenElse(goal, term, goal.control(Goal.Kind.FAIL, 0, null));
            case "\\+/1", "not/1" -> not(goal, term.firstArgument());
            case "!/0" -> cut(goal);
            case "once/1" -> proceed(goal.callInstead(
                    term.firstArgument(), height, goal.control(Goal.Kind.CUT, height, goal.next())));
            case "forall/2" -> not(goal, StructureFactory.createStructure(",", term.firstArgument(),
                    StructureFactory.createStructure("\\+", term.secondArgument())));
            case "findall/3" -> collect(goal);
            case "=/2" -> bindings.unify(term.firstArgument(), term.secondArgument());
            case "\\=/2" -> differ(term);
            default -> false;
        };
    }

    private boolean proceed(Goal next) {
        solver.continueWith(next);
        return true;
    }

    private static Term extended(Term call) {
        Term goal = call.firstArgument().getBound();
        int more = call.getNumberOfArguments() - 1;
        if (more == 0 || goal.getType().isVariable()) {
            return goal;
        } else if (goal.getType() != TermType.ATOM && goal.getType() != TermType.STRUCTURE) {
            throw new QueryException(QueryError.Kind.EVALUATION, "'" + goal + "' is not a goal");
        }
        int own = goal.getNumberOfArguments();
        Term[] arguments = new Term[own + more];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i < own ? goal.getArgument(i) : call.getArgument(i - own + 1);
        }
        return StructureFactory.createStructure(goal.getName(), arguments);
    }

    private boolean cut(Goal goal) {
        solver.cutTo(goal.barrier());
        return true;
    }

    private boolean disjunction(Goal goal) {
        Term first = goal.term().firstArgument().getBound();
        Goal second = goal.callInstead(goal.term().secondArgument(), goal.barrier(), goal.next());
        if (first.getType() == TermType.STRUCTURE && first.getNumberOfArguments() == 2
                && first.getName().equals("->")) {
            return ifThenElse(goal, first, second);
        }
        solver.addChoice(second);
        return proceed(goal.callInstead(first, goal.barrier(), goal.next()));
    }

    private boolean ifThenElse(Goal goal, Term ifThen, Goal otherwise) {
        int height = solver.height();
        solver.addChoice(otherwise);
        Goal then = goal.callInstead(ifThen.secondArgument(), goal.barrier(), goal.next());
        return proceed(Goal.call(ifThen.firstArgument(), goal.depth() + 1, solver.height(), goal.parent(),
                goal.control(Goal.Kind.CUT, height, then)));
    }

    private boolean not(Goal goal, Term denied) {
        int height = solver.height();
        solver.addChoice(goal.control(Goal.Kind.PROVED, 0, goal.next()));
        return proceed(Goal.call(denied, goal.depth() + 1, solver.height(), goal.parent(),
                goal.control(Goal.Kind.CUT, height, goal.control(Goal.Kind.FAIL, 0, null))));
    }

    private boolean collect(Goal goal) {
        Goal collecting = new Goal(goal.kind(), goal.term(), goal.depth(), goal.barrier(), goal.parent(),
                new ArrayList<>(), goal.next());
        solver.addChoice(collecting.control(Goal.Kind.RESULT, 0, goal.next()));
        return proceed(Goal.call(goal.term().getArgument(1), goal.depth() + 1, solver.height(), goal.parent(),
                collecting.control(Goal.Kind.COLLECT, 0, null)));
    }

    private boolean differ(Term term) {
        int mark = bindings.mark();
        boolean equal = bindings.unify(term.firstArgument(), term.secondArgument());
        bindings.undo(mark);
        return !equal;
    }

    /** Returns terms as a list. */
    static Term list(List<Term> terms) {
        return ListFactory.createList(terms);
    }

    /** Refuses to compare terms with variables, whose order is not defined. */
    static void requireOrder(PredicateKey key, Term term, TermText text) {
        boolean defined = switch (text(key)) {
            case "sort/2", "msort/2", "keysort/2" -> isGround(term.firstArgument());
            case "@</2", "@>/2", "@=</2", "@>=/2" -> isGround(term.firstArgument()) && isGround(term.secondArgument());
            default -> true;
        };
        if (!defined) {
            throw new QueryException(QueryError.Kind.EVALUATION, "'" + text.of(term)
                    + "' cannot be evaluated: the order of variables without a value is not defined");
        }
    }

    private static boolean isGround(Term term) {
        return TermUtils.getAllVariablesInTerm(term).isEmpty();
    }
}
