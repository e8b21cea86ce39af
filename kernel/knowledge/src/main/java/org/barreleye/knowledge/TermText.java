package org.barreleye.knowledge;

import java.util.regex.Pattern;
import org.projog.core.parser.Operands;
import org.projog.core.term.Term;
import org.projog.core.term.TermType;
import org.projog.core.term.Variable;

/** Prints terms so that they can be read back: operators between their arguments, atoms quoted where needed. */
final class TermText {
    private static final int ARGUMENT_PRIORITY = 999;
    private static final int LENGTH_MAX = 4_000;
    private static final int LINE_MAX = 300;
    private static final Pattern SYMBOL_ATOM = Pattern.compile("[-+*/\\\\^<>=~:.?@#&$]+|[!;]");

    private final Operands operands;

    TermText(Operands operands) {
        this.operands = operands;
    }

    /** Returns the text of a term for a line of a proof: its beginning, if it is long. */
    String line(Term term) {
        String text = of(term);
        return text.length() <= LINE_MAX ? text : text.substring(0, LINE_MAX) + "...";
    }

    /** Returns the text of a term; a text that is too long ends with an ellipsis. */
    String of(Term term) {
        StringBuilder text = new StringBuilder();
        write(term, text, ARGUMENT_PRIORITY + 1, 0);
        return text.length() <= LENGTH_MAX ? text.toString() : text.substring(0, LENGTH_MAX) + "...";
    }

    private void write(Term unbound, StringBuilder text, int priority, int depth) {
        Term term = unbound.getBound();
        if (text.length() > LENGTH_MAX) {
            return;
        } else if (depth > Budget.TERM_DEPTH_MAX) {
            text.append("...");
            return;
        }
        TermType type = term.getType();
        if (type == TermType.VARIABLE) {
            String name = ((Variable) term).getId();
            text.append(name.startsWith("_") ? "_" : name);
        } else if (type == TermType.ATOM) {
            text.append(atom(term.getName()));
        } else if (type == TermType.LIST) {
            writeList(term, text, depth);
        } else if (type == TermType.STRUCTURE) {
            writeStructure(term, text, priority, depth);
        } else {
            text.append(type == TermType.EMPTY_LIST ? "[]" : term.toString());
        }
    }

    private static String atom(String name) {
        return SYMBOL_ATOM.matcher(name).matches() ? name : Fact.atom(name);
    }

    private void writeList(Term list, StringBuilder text, int depth) {
        text.append('[');
        write(list.firstArgument(), text, ARGUMENT_PRIORITY, depth + 1);
        Term tail = list.secondArgument().getBound();
        while (tail.getType() == TermType.LIST && text.length() <= LENGTH_MAX) {
            text.append(", ");
            write(tail.firstArgument(), text, ARGUMENT_PRIORITY, depth + 1);
            tail = tail.secondArgument().getBound();
        }
        if (tail.getType() != TermType.EMPTY_LIST) {
            text.append(" | ");
            write(tail, text, ARGUMENT_PRIORITY, depth + 1);
        }
        text.append(']');
    }

    private void writeStructure(Term term, StringBuilder text, int priority, int depth) {
        String name = term.getName();
        if (term.getNumberOfArguments() == 2 && operands.infix(name)) {
            int own = operands.getInfixPriority(name);
            boolean bracketed = own > priority;
            text.append(bracketed ? "(" : "");
            write(term.firstArgument(), text, operands.yfx(name) ? own : own - 1, depth + 1);
            text.append(name.equals(",") ? ", " : isTight(name) ? name : " " + name + " ");
            write(term.secondArgument(), text, operands.xfy(name) ? own : own - 1, depth + 1);
            text.append(bracketed ? ")" : "");
        } else if (term.getNumberOfArguments() == 1 && operands.prefix(name)) {
            int own = operands.getPrefixPriority(name);
            boolean bracketed = own > priority;
            text.append(bracketed ? "(" : "").append(name).append(name.equals("-") ? "" : " ");
            write(term.firstArgument(), text, operands.fy(name) ? own : own - 1, depth + 1);
            text.append(bracketed ? ")" : "");
        } else {
            text.append(atom(name)).append('(');
            for (int i = 0; i < term.getNumberOfArguments(); i++) {
                text.append(i == 0 ? "" : ", ");
                write(term.getArgument(i), text, ARGUMENT_PRIORITY, depth + 1);
            }
            text.append(')');
        }
    }

    /** Returns whether an operator stands without blanks, as in {@code Key-Value} and {@code name/2}. */
    private static boolean isTight(String name) {
        return name.equals("-") || name.equals("/") || name.equals(":");
    }
}
