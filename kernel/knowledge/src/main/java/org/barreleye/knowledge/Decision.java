package org.barreleye.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A decision: the first solution of a query at some time, and its proof. Both are texts, so they outlive the facts.
 *
 * @param name what was decided
 * @param query the query
 * @param decider who has decided
 * @param time the time, in nanoseconds
 * @param solution the solution; empty if there was none
 * @param proof the lines of its proof, or of what was missing for one
 * @param steps the number of inference steps that it took; 0 of one that was restored
 * @param isRestored whether it was made with a knowledge base that has ended, and its decider has restored it
 */
public record Decision(String name, String query, String decider, long time, Optional<String> solution,
        List<String> proof, long steps, boolean isRestored) {
    /** The most lines of a proof that are kept. */
    public static final int LINES_MAX = 200;

    private static final long NANOSECONDS = 1_000;

    /** Copies the list. */
    public Decision {
        proof = List.copyOf(proof);
    }

    /** A decision that is made now. */
    public Decision(String name, String query, String decider, long time, Optional<String> solution,
            List<String> proof, long steps) {
        this(name, query, decider, time, solution, proof, steps, false);
    }

    /** A decision that its decider restores after the knowledge base was started again. */
    public static Decision restored(String name, String query, String decider, long time, Optional<String> solution,
            List<String> proof) {
        return new Decision(name, query, decider, time, solution, proof, 0, true);
    }

    /** Returns the decision and its proof, and what the answer would be at another time if it differs. */
    public List<String> lines(Decision now) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%s: %s, decided by %s at %d.%03d us", name, answer(), decider, time / NANOSECONDS,
                time % NANOSECONDS));
        lines.add("query: " + query);
        if (isRestored) {
            lines.add("restored by " + decider + " after the knowledge base was started again");
        }
        lines.addAll(proof);
        if (!now.solution.equals(solution)) {
            lines.add("now it would be decided differently: " + now.answer());
            lines.addAll(now.proof);
        } else if (!now.proof.equals(proof)) {
            lines.add("now it would be decided alike, by other facts:");
            lines.addAll(now.proof);
        }
        return lines;
    }

    private String answer() {
        return solution.orElse("no solution");
    }
}
