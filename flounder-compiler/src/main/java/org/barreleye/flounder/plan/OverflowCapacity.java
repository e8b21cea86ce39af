package org.barreleye.flounder.plan;

/**
 * The number of bytes of a string or an array in one transport message.
 *
 * @param first in the one that begins with the length
 * @param next in all that follow
 */
public record OverflowCapacity(int first, int next) {
    /** The number of transport messages for a number of bytes, 0 or more; zero bytes take one. */
    public int fragments(long bytes) {
        return bytes <= first ? 1 : Math.toIntExact(1 + (bytes - first + next - 1) / next);
    }
}
