package org.barreleye.kpi.types;

/**
 * The number of a core, given by the hardware. Numbers need not be contiguous.
 *
 * @param number 0 or more
 */
public record CoreId(int number) implements Comparable<CoreId> {
    /** Checks the range. */
    public CoreId {
        if (number < 0) {
            throw new IllegalArgumentException("a core's number is 0 or more, not " + number);
        }
    }

    @Override
    public int compareTo(CoreId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "core " + number;
    }
}
