package org.barreleye.cpudriver.schedule;

import java.util.Arrays;
import java.util.Optional;

/** The scheduling policies that can be chosen at boot; all cores of a machine use the same. */
public enum SchedulingPolicy {
    /** Rate-based earliest deadline (Brandt et al. 2003). */
    RBED("rbed") {
        @Override
        public Scheduler create() {
            return new Rbed(TIME_SLICE);
        }
    },
    /** Round robin: equal time slices, no reservations. */
    ROUND_ROBIN("rr") {
        @Override
        public Scheduler create() {
            return new RoundRobin(TIME_SLICE);
        }
    };

    /** The length of a time slice, in nanoseconds. */
    private static final long TIME_SLICE = 1_000_000;

    private final String label;

    SchedulingPolicy(String label) {
        this.label = label;
    }

    /** Returns the policy with a label; empty if there is none. */
    public static Optional<SchedulingPolicy> labelled(String label) {
        return Arrays.stream(values()).filter(policy -> policy.label.equals(label)).findFirst();
    }

    /** Returns the short name of the policy on command lines and in records of cores. */
    public String label() {
        return label;
    }

    /** Makes the scheduler of a core, without dispatchers. */
    public abstract Scheduler create();
}
