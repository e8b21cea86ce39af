package org.barreleye.machine.description;

/**
 * A link of the interconnect between two nodes, equal in both directions. Times are in picoseconds; the time of a route
 * is the sum over its links.
 *
 * @param one the node with the lower number
 * @param other the node with the higher number
 * @param fetch the time that the link adds to a fetch: there with the question and back with the line
 * @param invalidation what it adds to making a copy beyond it invalid, there and back
 * @param interrupt what it adds to an interrupt, which goes one way
 * @param jitter each of the above takes up to this much longer, drawn per seed
 * @param bytesPerMicrosecond how much data it carries each way; 0 for no limit
 */
public record Link(
        int one, int other, long fetch, long invalidation, long interrupt, long jitter, long bytesPerMicrosecond) {
    private static final long MAX_BYTES_PER_MICROSECOND = 1_000_000_000L;

    /** Checks the ranges. */
    public Link {
        if (one < 0 || one >= other) {
            throw new IllegalArgumentException(
                    "a link names two nodes, the lower number first, not node " + one + " and node " + other);
        }
        String name = " over the link of nodes " + one + " and " + other;
        RangeChecks.time("a fetch" + name, fetch);
        RangeChecks.time("an invalidation" + name, invalidation);
        RangeChecks.time("an interrupt" + name, interrupt);
        RangeChecks.time("the jitter" + name, jitter);
        RangeChecks.number("the bandwidth in bytes per microsecond" + name, bytesPerMicrosecond, 0,
                MAX_BYTES_PER_MICROSECOND);
    }

    /** A link that carries any amount of data. */
    public Link(int one, int other, long fetch, long invalidation, long interrupt, long jitter) {
        this(one, other, fetch, invalidation, interrupt, jitter, 0);
    }

    /** The time for which a number of bytes occupies one direction, in picoseconds. */
    public long occupation(long bytes) {
        return bytesPerMicrosecond == 0 ? 0 : bytes * 1_000_000 / bytesPerMicrosecond;
    }
}
