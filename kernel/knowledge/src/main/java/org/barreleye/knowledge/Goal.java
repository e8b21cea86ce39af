package org.barreleye.knowledge;

import java.util.List;
import org.projog.core.term.Term;

/**
 * A goal to be proved, and those that follow it.
 *
 * @param kind how it is proved
 * @param term the term
 * @param depth the number of calls that are open around it
 * @param barrier the number of choices that a cut in it, or the cut that it is, keeps
 * @param parent the step whose rule requires it; 0 for the query
 * @param results the terms collected so far, if the kind collects
 * @param next the goals after it; null after the last
 */
record Goal(Kind kind, Term term, int depth, int barrier, long parent, List<Term> results, Goal next) {
    /** Kinds of goals: those of the text, and those that control constructs become. */
    enum Kind { CALL, CUT, FAIL, COLLECT, PROVED, RESULT }

    /** Returns a goal of the text before others. */
    static Goal call(Term term, int depth, int barrier, long parent, Goal next) {
        return new Goal(Kind.CALL, term, depth, barrier, parent, null, next);
    }

    /** Returns a goal that control needs before others, in the place of this one. */
    Goal control(Kind other, int newBarrier, Goal following) {
        return new Goal(other, term, depth, newBarrier, parent, results, following);
    }

    /** Returns another goal of the text in the place of this one, before others. */
    Goal callInstead(Term other, int newBarrier, Goal following) {
        return new Goal(Kind.CALL, other, depth, newBarrier, parent, null, following);
    }
}
