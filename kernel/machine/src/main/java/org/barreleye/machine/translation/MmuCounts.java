package org.barreleye.machine.translation;

/**
 * The counts of an MMU.
 *
 * @param hits accesses with an entry in the TLB
 * @param walks table walks, one for each miss, and for the first write to a page that was only read before
 * @param faults page faults
 */
public record MmuCounts(long hits, long walks, long faults) {
    /** Of an MMU that has not translated anything. */
    public static final MmuCounts NONE = new MmuCounts(0, 0, 0);

    /** The difference to earlier counts. */
    public MmuCounts since(MmuCounts before) {
        return new MmuCounts(hits - before.hits, walks - before.walks, faults - before.faults);
    }

    /** The sum with other counts. */
    public MmuCounts plus(MmuCounts other) {
        return new MmuCounts(hits + other.hits, walks + other.walks, faults + other.faults);
    }
}
