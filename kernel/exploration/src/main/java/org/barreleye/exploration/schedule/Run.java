package org.barreleye.exploration.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.exploration.system.Checker;
import org.barreleye.exploration.system.Scenario;
import org.barreleye.exploration.system.Step;
import org.barreleye.exploration.system.SystemState;

/** A run of a scenario, checked after each step. */
public final class Run {
    /** The rule that a handler which throws an exception violates. */
    public static final String NO_EXCEPTION = "no handler throws";

    private final List<Step> steps = new ArrayList<>();
    private SystemState state;
    private Optional<Violation> violation;

    /** Begins a run. */
    public Run(Scenario scenario) {
        state = SystemState.first(scenario);
        violation = check(state).map(found -> found.toViolation(steps));
    }

    /**
     * Runs a schedule up to its end or to the first violation. A step that is not possible when its turn comes is left
     * out, so that a schedule can be shortened.
     */
    public static Run of(Scenario scenario, Schedule schedule) {
        Run run = new Run(scenario);
        for (Step step : schedule.steps()) {
            if (run.violation.isPresent()) {
                break;
            }
            if (run.state.steps().contains(step)) {
                run.step(step);
            }
        }
        return run;
    }

    /** Does a step that is possible. */
    public void step(Step step) {
        steps.add(step);
        try {
            state = state.after(step);
            violation = check(state).map(found -> found.toViolation(steps));
        } catch (RuntimeException | StackOverflowError | AssertionError thrown) {
            violation = Optional.of(new Violation(NO_EXCEPTION, thrown.toString(), schedule()));
        }
    }

    /** The state that the run has reached. */
    public SystemState state() {
        return state;
    }

    /** The violation at the end of the run, if there is one. */
    public Optional<Violation> violation() {
        return violation;
    }

    /** The steps that were possible. */
    public Schedule schedule() {
        return new Schedule(steps);
    }

    /**
     * A violation without the steps that lead to it.
     *
     * @param rule the name of the rule
     * @param sentence what is wrong
     */
    public record Finding(String rule, String sentence) {
        /** The violation after these steps. */
        public Violation toViolation(List<Step> steps) {
            return new Violation(rule, sentence, new Schedule(steps));
        }
    }

    /** Returns the first rule that a state violates. */
    public static Optional<Finding> check(SystemState state) {
        boolean isAtRest = state.isAtRest();
        for (Checker checker : state.scenario().checkers()) {
            Optional<String> found = checker.check(state);
            if (found.isEmpty() && isAtRest) {
                found = checker.checkAtRest(state);
            }
            if (found.isPresent()) {
                return Optional.of(new Finding(checker.name(), found.get()));
            }
        }
        return Optional.empty();
    }
}
