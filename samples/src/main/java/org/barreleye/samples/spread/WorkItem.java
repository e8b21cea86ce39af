package org.barreleye.samples.spread;

import java.util.OptionalLong;

/** A range of numbers, and the number of primes in it. */
final class WorkItem {
    private final int from;
    private final int to;
    private OptionalLong primes = OptionalLong.empty();

    /**
     * Makes a range that has not been searched.
     *
     * @param from the first number
     * @param to the first number after it
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
