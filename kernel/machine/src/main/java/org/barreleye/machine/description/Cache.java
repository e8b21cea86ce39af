package org.barreleye.machine.description;

/**
 * One level of cache.
 *
 * @param bytes its size: a power of two from 1 KiB to 256 MiB; direct-mapped
 * @param latency of a load that finds its line here, in cycles of the core
 */
public record Cache(long bytes, long latency) {
    /** Checks the ranges. */
    public Cache {
        RangeChecks.powerOfTwo("the size of a cache in bytes", bytes, 1L << 10, 1L << 28);
        RangeChecks.number("the latency of a cache in cycles", latency, 1, 100_000);
    }
}
