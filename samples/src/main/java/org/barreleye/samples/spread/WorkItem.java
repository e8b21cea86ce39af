package org.barreleye.samples.spread;

import java.util.OptionalLong;

/** A part of the numbers to look at, and what was found in it. */
final class WorkItem {
    private final int from;
    private final int to;
    private OptionalLong primes = OptionalLong.empty();

    /**
     * A part that nobody has looked at.
     *
     * @param from the first number
     * @param to the first that does not belong to it
     */
    WorkItem(int from, int to) {
        this.from = from;
        this.to = to;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    void complete(long found) {
        primes = OptionalLong.of(found);
    }

    boolean isFinished() {
        return primes.isPresent();
    }

    long primes() {
        return primes.orElseThrow();
    }
}
