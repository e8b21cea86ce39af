package org.barreleye.knowledge;

import java.util.ArrayList;
import java.util.List;

/**
 * The reason for which a goal cannot be proved: of each rule that comes farthest, the premises that hold and the first
 * one that does not.
 *
 * @param goal the goal, with the values that its variables have here
 * @param reason what is wrong with a goal that has no rule, in words; empty if there are attempts
 * @param attempts the attempts to prove it that came farthest
 */
public record Missing(String goal, String reason, List<Attempt> attempts) {
    /**
     * An attempt to prove a goal by one rule.
     *
     * @param place the file and the line of the rule
     * @param proved the proofs of the premises that hold
     * @param missing the first premise that does not hold
     */
    public record Attempt(String place, List<ProofTree> proved, Missing missing) {
        /** Copies the list. */
        public Attempt {
            proved = List.copyOf(proved);
        }
    }

    /** Copies the list. */
    public Missing {
        attempts = List.copyOf(attempts);
    }

    /** Returns the goals at the leaves: what would have to hold first. */
    public List<String> leaves() {
        List<String> found = new ArrayList<>();
        collect(found);
        return found.stream().distinct().toList();
    }

    private void collect(List<String> found) {
        if (attempts.isEmpty()) {
            found.add(goal);
        }
        attempts.forEach(attempt -> attempt.missing().collect(found));
    }

    /** Returns the lines of the tree, then a line {@code missing: GOAL} for each leaf. */
    public String text() {
        StringBuilder text = new StringBuilder();
        write(text, 0);
        leaves().forEach(leaf -> text.append("missing: ").append(leaf).append('\n'));
        return text.toString();
    }

    private void write(StringBuilder text, int level) {
        text.append("  ".repeat(level)).append("not ").append(goal)
                .append(reason.isEmpty() ? "" : ": " + reason).append('\n');
        for (Attempt attempt : attempts) {
            text.append("  ".repeat(level + 1)).append("by ").append(attempt.place()).append('\n');
            attempt.proved().forEach(proof -> text.append("  ".repeat(level + 2)).append(proof.goal())
                    .append(proof.kind() == ProofTree.Kind.FACT ? "  [fact]" : "").append('\n'));
            attempt.missing().write(text, level + 2);
        }
    }
}
