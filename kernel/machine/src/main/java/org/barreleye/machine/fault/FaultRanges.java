package org.barreleye.machine.fault;

/** Checks the numbers of faults against their ranges. */
final class FaultRanges {
    private static final int HUNDRED_PERCENT = 100;
    private static final long MAX_LATENESS = 1_000_000_000_000L;

    private FaultRanges() {}

    static void share(String what, int percent) {
        if (percent < 1 || percent > HUNDRED_PERCENT) {
            throw new IllegalArgumentException("the share of " + what + " is 1 to 100 percent, not " + percent);
        }
    }

    static void lateness(String what, long picoseconds) {
        if (picoseconds < 1 || picoseconds > MAX_LATENESS) {
            throw new IllegalArgumentException(what + " is late by up to 1 ps to 1 s, not by up to "
                    + FaultPrinter.time(picoseconds));
        }
    }
}
