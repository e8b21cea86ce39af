package org.barreleye.machine.topology;

/**
 * A level of cache in the machine file.
 *
 * @param level 1 to 5
 * @param bytes a power of two
 */
record CacheLevel(int level, long bytes) {
    private static final long LEAST = 1L << 10;
    private static final long MOST = 1L << 28;

    /** The guess of its latency in cycles: that of a level of current processors. */
    int cycles() {
        return switch (level) {
            case 1 -> 4;
            case 2 -> 14;
            case 3 -> 40;
            case 4 -> 60;
            default -> 80;
        };
    }

    /** A level of the largest power of two that is not larger than a size, and that a machine file can have. */
    static CacheLevel rounded(int level, long bytes) {
        return new CacheLevel(level, Math.max(LEAST, Math.min(MOST, Long.highestOneBit(bytes))));
    }
}
