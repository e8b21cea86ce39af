package org.barreleye.knowledge;

import java.util.List;

/**
 * The proof of a goal: a tree with a rule at each inner node and a fact at each leaf.
 *
 * @param kind what proves the goal
 * @param goal the goal, with the values that the proof gave its variables
 * @param rule the text of the rule; empty unless the kind is a rule
 * @param place the file and the line of the rule, as {@code drivers.pl:12}; empty unless the kind is a rule
 * @param premises the proofs of what the rule requires, in the order of the rule
 */
public record ProofTree(Kind kind, String goal, String rule, String place, List<ProofTree> premises) {
    private static final int INDENT_MAX = 20;

    /** Kinds of proofs. */
    public enum Kind {
        /** The goal is a fact that was added. */
        FACT,
        /** The goal follows by a rule, or stands in a file of rules. */
        RULE,
        /** The goal holds by a built-in predicate, by the library, or because nothing proves its opposite. */
        BUILT_IN
    }

    /** Copies the list. */
    public ProofTree {
        premises = List.copyOf(premises);
    }

    /** Returns the lines of the tree, each indented by two blanks for each level; the first rule with its text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        write(text, 0);
        return text.toString();
    }

    void write(StringBuilder text, int level) {
        text.append("  ".repeat(Math.min(level, INDENT_MAX))).append(goal).append(suffix()).append('\n');
        if (level == 0 && kind == Kind.RULE && !premises.isEmpty()) {
            rule.lines().forEach(line -> text.append("  | ").append(line).append('\n'));
        }
        if (level > INDENT_MAX) {
            return;
        }
        premises.forEach(premise -> premise.write(text, level + 1));
    }

    private String suffix() {
        return switch (kind) {
            case FACT -> "  [fact]";
            case RULE -> "  [" + place + "]";
            case BUILT_IN -> "";
        };
    }
}
