package org.barreleye.exploration.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.barreleye.exploration.system.Step;

/**
 * The order of the steps of a run, which determines the run.
 *
 * @param steps the steps
 */
public record Schedule(List<Step> steps) {
    /** Copies the list. */
    public Schedule {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a schedule that {@code toString} has written.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Schedule parse(String line) {
        return new Schedule(Arrays.stream(line.trim().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(Step::parse)
                .toList());
    }

    /** The steps in one line. */
    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining(" "));
    }
}
