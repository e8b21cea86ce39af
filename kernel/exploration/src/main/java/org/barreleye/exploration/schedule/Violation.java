package org.barreleye.exploration.schedule;

/**
 * A rule that does not hold after a schedule.
 *
 * @param rule the name of the rule
 * @param sentence what is wrong
 * @param schedule the steps that lead there
 */
public record Violation(String rule, String sentence, Schedule schedule) {
    @Override
    public String toString() {
        return rule + ": " + sentence + " after " + schedule.steps().size() + " steps: " + schedule;
    }
}
