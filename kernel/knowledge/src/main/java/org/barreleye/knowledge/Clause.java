package org.barreleye.knowledge;

import org.projog.core.term.Term;
import org.projog.core.term.TermType;

/**
 * A rule or a fact in the form that is resolved.
 *
 * @param head what it proves
 * @param body what it requires; null for a fact
 * @param rule its text and place; null for a fact that was added
 */
record Clause(Term head, Term body, Rule rule) {
    /** Returns whether the first argument of a goal does not exclude the clause. */
    boolean mayMatch(Term goal) {
        if (goal.getNumberOfArguments() == 0) {
            return true;
        }
        Term wanted = goal.firstArgument().getBound();
        Term own = head.firstArgument();
        TermType type = own.getType();
        if (type.isVariable() || wanted.getType().isVariable()) {
            return true;
        } else if (type != wanted.getType()) {
            return false;
        } else if (type == TermType.ATOM) {
            return own.getName().equals(wanted.getName());
        }
        return type != TermType.INTEGER || own.equals(wanted);
    }

    /**
     * The text of a clause in a file.
     *
     * @param file the name of the file
     * @param line the line in which it begins
     * @param text the text, without comments at its beginning
     * @param library whether it is of the library that every knowledge base has
     */
    record Rule(String file, int line, String text, boolean library) {}
}
