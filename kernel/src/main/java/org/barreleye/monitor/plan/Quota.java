package org.barreleye.monitor.plan;

/**
 * The most that one domain may have of what it shares with the other domains of its core. Reaching it is an error of
 * that domain alone.
 *
 * @param memoryBytes the memory that its monitor allocates for it while it runs, in bytes; a multiple of 4096
 * @param connections its open connections, those to its own services included
 */
public record Quota(long memoryBytes, int connections) {
    /** No limit but that of the core. */
    public static final Quota UNLIMITED = new Quota(1L << 62, Integer.MAX_VALUE);

    /** Checks that both numbers are positive. */
    public Quota {
        if (memoryBytes < 1 || connections < 1) {
            throw new IllegalArgumentException("a quota is 1 or more");
        }
    }
}
