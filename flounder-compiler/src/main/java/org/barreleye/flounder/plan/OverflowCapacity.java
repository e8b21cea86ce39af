package org.barreleye.flounder.plan;

/**
 * How many bytes of a string or an array one transport message carries.
 *
 * @param first in the one that begins with the length
 * @param next in all that follow
 */
public record OverflowCapacity(int first, int next) {
    /** How many transport messages a number of bytes takes, 0 or more; nothing takes one. */
    public int fragments(long bytes) {
        return bytes <= first ? 1 : Math.toIntExact(1 + (bytes - first + next - 1) / next);
    }
}
