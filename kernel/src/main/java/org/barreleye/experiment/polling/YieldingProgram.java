package org.barreleye.experiment.polling;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;

/**
 * Gives up the core again and again, to a program of the same kind on the same core, and measures how long it takes
 * until it has the core again: two switches of the address space.
 *
 * @param name the name of the program
 * @param rounds how often it gives up the core
 * @param durations receives the nanoseconds of each round
 */
record YieldingProgram(String name, int rounds, List<Long> durations) implements BlockingProgram {
    private static final int ROUNDS = 120;
    private static final int WARM_UP_ROUNDS = 20;

    /** A program that measures. */
    static YieldingProgram measuring() {
        return new YieldingProgram("yielding", ROUNDS, new ArrayList<>());
    }

    /** A program that lets the other one run until the machine is switched off. */
    static YieldingProgram companion() {
        return new YieldingProgram("yielding-companion", Integer.MAX_VALUE, new ArrayList<>());
    }

    @Override
    public int run(Domain domain) {
        for (int round = 0; round < rounds; round++) {
            long begin = domain.syscalls().now();
            domain.syscalls().yield();
            if (round >= WARM_UP_ROUNDS && round < ROUNDS) {
                durations.add(domain.syscalls().now() - begin);
            }
        }
        return 0;
    }

    /** The median of the durations, in nanoseconds. */
    double median() {
        List<Long> sorted = durations.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
