package org.barreleye.machine.fault;

import java.util.List;

/**
 * How often what goes wrong. Shares are in percent, 0 to 100, and drawn for each occasion.
 *
 * @param lostInterrupts interrupts that never arrive
 * @param lateInterrupts interrupts that arrive late
 * @param lateness how late at most, in picoseconds
 * @param repeatedInterrupts interrupts that arrive once more, up to {@code lateness} later, without anybody having sent that
 * @param failedTransfers transfers of DMA engines that end with an error and move nothing
 * @param stops cores that stop
 */
public record Faults(
        int lostInterrupts,
        int lateInterrupts,
        long lateness,
        int repeatedInterrupts,
        int failedTransfers,
        List<CoreStop> stops) {
    private static final int ALL = 100;
    private static final long LONGEST = 1_000_000_000_000L;

    /** Checks the ranges. */
    public Faults {
        requireShare("lost interrupts", lostInterrupts);
        requireShare("late interrupts", lateInterrupts);
        requireShare("repeated interrupts", repeatedInterrupts);
        requireShare("failed transfers", failedTransfers);
        if (lateness < 0 || lateness > LONGEST) {
            throw new IllegalArgumentException("an interrupt is late by 0 ps to 1 s, not by " + lateness + " ps");
        }
        stops = List.copyOf(stops);
    }

    /** Nothing goes wrong. */
    public static Faults none() {
        return new Faults(0, 0, 0, 0, 0, List.of());
    }

    private static void requireShare(String what, int percent) {
        if (percent < 0 || percent > ALL) {
            throw new IllegalArgumentException("the share of " + what + " is 0 to 100 percent, not " + percent);
        }
    }
}
