package org.barreleye.machine.description;

/**
 * The translation lookaside buffer of a core: the translations that its MMU caches.
 *
 * @param entries how many, 1 to 4,096
 * @param invalidation the time to invalidate one page or one address space, in cycles of the core
 * @param flush the time to invalidate all translations, in cycles of the core
 */
public record TlbDescription(int entries, long invalidation, long flush) {
    /** The TLB of a core without a description of it. */
    public static final TlbDescription DEFAULT = new TlbDescription(64, 120, 500);

    /** Checks the ranges. */
    public TlbDescription {
        RangeChecks.number("the number of entries of a TLB", entries, 1, 4_096);
        RangeChecks.number("the cost of invalidating a translation in cycles", invalidation, 0, 1_000_000);
        RangeChecks.number("the cost of flushing a TLB in cycles", flush, 0, 1_000_000);
    }
}
