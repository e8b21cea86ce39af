package org.barreleye.machine.fault;

import java.util.Objects;

/** Checks the numbers of faults against their ranges. */
final class FaultRanges {
    private static final int HUNDRED_PERCENT = 100;
    private static final long MAX_LATENESS = 1_000_000_000_000L;

    private FaultRanges() {}

    /** Checks a fault of some interrupts that delays them, or what it adds to them. */
    static void interrupts(String what, int percent, long upTo) {
        share(what, percent);
        lateness("an interrupt", upTo);
    }

    /** Checks a fault of some frames of a port that delays them, or what it adds to them. */
    static void frames(String what, String port, int percent, long upTo) {
        Objects.requireNonNull(port, "port");
        share(what, percent);
        lateness("a frame", upTo);
    }

    static void share(String what, int percent) {
        if (percent < 1 || percent > HUNDRED_PERCENT) {
            throw new IllegalArgumentException("the share of " + what + " is 1 to 100 percent, not " + percent);
        }
    }

    private static void lateness(String what, long picoseconds) {
        if (picoseconds < 1 || picoseconds > MAX_LATENESS) {
            throw new IllegalArgumentException(what + " is late by up to 1 ps to 1 s, not by up to "
                    + FaultPrinter.time(picoseconds));
        }
    }
}
