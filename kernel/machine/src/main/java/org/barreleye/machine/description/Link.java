package org.barreleye.machine.description;

import org.barreleye.kpi.types.CoreId;

/**
 * What lies between two cores of one coherence domain; the same in both directions. All times in picoseconds.
 *
 * @param one the core with the lower number
 * @param other the core with the higher number
 * @param fetch moving a modified line from the one's cache into the other's
 * @param invalidation making the other's copy of a line invalid
 * @param interrupt from the controller of the sender to that of the receiver
 * @param jitter each of the above takes up to this much longer, drawn per seed
 */
public record Link(CoreId one, CoreId other, long fetch, long invalidation, long interrupt, long jitter) {
    private static final long LONGEST = 1_000_000_000_000L;

    /** Checks the ranges. */
    public Link {
        if (one.compareTo(other) >= 0) {
            throw new IllegalArgumentException("a link names two cores, the lower number first, not " + one + " and " + other);
        }
        if (Math.min(Math.min(fetch, invalidation), Math.min(interrupt, jitter)) < 0
                || Math.max(Math.max(fetch, invalidation), Math.max(interrupt, jitter)) > LONGEST) {
            throw new IllegalArgumentException(
                    "the times of the link between " + one + " and " + other + " are 0 to " + LONGEST + " picoseconds");
        }
    }
}
