package org.barreleye.exploration.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.exploration.system.Scenario;
import org.barreleye.exploration.system.Step;

/**
 * Shortens a schedule that violates a rule: delta debugging (Zeller and Hildebrandt 2002, "Simplifying and isolating
 * failure-inducing input"). The result violates the same rule, and no single step can be left out of it.
 */
public final class Shrinker {
    private final Scenario scenario;

    /** Shortens schedules of a scenario. */
    public Shrinker(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Returns a violation of the same rule after as few steps as leaving out steps gives. */
    public Violation shrink(Violation violation) {
        Violation shortest = violation;
        int parts = 2;
        while (parts <= Math.max(2, shortest.schedule().steps().size())) {
            Optional<Violation> shorter = withoutOnePart(shortest, parts);
            if (shorter.isPresent()) {
                shortest = shorter.get();
                parts = Math.max(2, parts - 1);
            } else if (parts >= shortest.schedule().steps().size()) {
                return shortest;
            } else {
                parts = Math.min(2 * parts, shortest.schedule().steps().size());
            }
        }
        return shortest;
    }

    private Optional<Violation> withoutOnePart(Violation violation, int parts) {
        List<Step> steps = violation.schedule().steps();
        for (int part = 0; part < parts; part++) {
            List<Step> rest = new ArrayList<>(steps.subList(0, part * steps.size() / parts));
            rest.addAll(steps.subList((part + 1) * steps.size() / parts, steps.size()));
            Optional<Violation> found = Run.of(scenario, new Schedule(rest)).violation()
                    .filter(other -> other.rule().equals(violation.rule()))
                    .filter(other -> other.schedule().steps().size() < steps.size());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
