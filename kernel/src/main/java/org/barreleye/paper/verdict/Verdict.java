package org.barreleye.paper.verdict;

/**
 * The result of a rule about the rows of a figure.
 *
 * @param outcome the outcome
 * @param sentence the statement of the rule with the figures that decided it, without a full stop
 */
public record Verdict(Outcome outcome, String sentence) {
    /** The outcome of a rule. */
    public enum Outcome {
        /** The rows are as the rule says. */
        AGREES("agrees"),
        /** They are not. */
        DISAGREES("does not agree"),
        /** The rows that the rule is about are missing. */
        UNDECIDED("not decided");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** The outcome in words. */
        public String label() {
            return label;
        }
    }

    static Verdict of(boolean agrees, String sentence) {
        return new Verdict(agrees ? Outcome.AGREES : Outcome.DISAGREES, sentence);
    }

    static Verdict missing(String what) {
        return new Verdict(Outcome.UNDECIDED, "there are no figures of " + what);
    }

    /** The verdict as a line. */
    public String line() {
        return outcome.label() + ": " + sentence;
    }
}
