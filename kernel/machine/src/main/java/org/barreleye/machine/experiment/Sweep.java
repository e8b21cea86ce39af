package org.barreleye.machine.experiment;

import java.util.List;

/**
 * The values of the parameters that an experiment is run with. Immutable.
 *
 * @param cores numbers of cores, in ascending order; if there are none, the experiment chooses
 * @param capabilities numbers of capabilities, in ascending order; if there are none, the experiment chooses
 * @param full whether the experiment chooses all values that it is meant for, rather than a few for a short run
 */
public record Sweep(List<Integer> cores, List<Integer> capabilities, boolean full) {
    /** The few values that the experiment chooses. */
    public static final Sweep SHORT = new Sweep(List.of(), List.of(), false);

    /** Sorts the values and checks that they are positive. */
    public Sweep {
        cores = ascending(cores, "cores");
        capabilities = ascending(capabilities, "capabilities");
    }

    private static List<Integer> ascending(List<Integer> values, String name) {
        values.stream().filter(value -> value < 1).findFirst().ifPresent(wrong -> {
            throw new IllegalArgumentException("a number of " + name + " is positive, not " + wrong);
        });
        return values.stream().sorted().distinct().toList();
    }

    /** Returns whether it leaves all choices to the experiment, and few values suffice. */
    public boolean isShort() {
        return equals(SHORT);
    }

    /**
     * Returns the numbers of cores to run with, none of which exceeds the machine's.
     *
     * @param few the experiment's choice for a short run
     * @param all its choice for a full one
     * @param available the number of cores of the machine
     * @throws IllegalArgumentException if a number was given that the machine does not have
     */
    public List<Integer> coresOr(List<Integer> few, List<Integer> all, int available) {
        cores.stream().filter(number -> number > available).findFirst().ifPresent(number -> {
            throw new IllegalArgumentException("the machine has " + available + " cores, not " + number
                    + "; give numbers up to " + available);
        });
        List<Integer> chosen = full ? all : few;
        return cores.isEmpty() ? chosen.stream().filter(number -> number <= available).toList() : cores;
    }

    /**
     * Returns the numbers of capabilities to run with.
     *
     * @param few the experiment's choice for a short run
     * @param all its choice for a full one
     */
    public List<Integer> capabilitiesOr(List<Integer> few, List<Integer> all) {
        return !capabilities.isEmpty() ? capabilities : full ? all : few;
    }
}
