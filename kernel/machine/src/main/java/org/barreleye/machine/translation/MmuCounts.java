package org.barreleye.machine.translation;

/**
 * The counts of an MMU.
 *
 * @param hits accesses with an entry in the TLB
 * @param walks table walks, one for each miss, and for the first write to a page that was only read before
 * @param faults page faults
 */
public record MmuCounts(long hits, long walks, long faults) {
    /** The difference to earlier counts. */
    public MmuCounts since(MmuCounts before) {
        return new MmuCounts(hits - before.hits, walks - before.walks, faults - before.faults);
    }
}
