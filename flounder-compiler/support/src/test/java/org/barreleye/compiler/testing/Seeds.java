package org.barreleye.compiler.testing;

import java.util.Random;
import java.util.function.LongConsumer;

/**
 * The seeds of property tests. Without an option they are the same in each run, so that a build which passed passes
 * again; {@code -Dseed=random} draws new ones, {@code -Dseed=N} repeats the one that a failure printed.
 */
public final class Seeds {
    private Seeds() {}

    /** A generator for a property, from the given seed, a fresh one, or one made from its name; prints that seed. */
    public static Random random(String property) {
        long seed = isGiven() ? given() : isFresh() ? new Random().nextLong() : property.hashCode();
        System.out.println(property + " - replay with -Dseed=" + seed);
        return new Random(seed);
    }

    /** Checks a property for the seeds 1 to {@code count}, or for the given one. */
    public static void each(int count, LongConsumer property) {
        if (isGiven()) {
            property.accept(given());
            return;
        }
        for (long seed = 1; seed <= count; seed++) {
            try {
                property.accept(seed);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError(failure.getMessage() + " - replay with -Dseed=" + seed, failure);
            }
        }
    }

    private static boolean isFresh() {
        return System.getProperty("seed", "").equals("random");
    }

    private static boolean isGiven() {
        return System.getProperty("seed", "").matches("-?\\d+");
    }

    private static long given() {
        return Long.parseLong(System.getProperty("seed"));
    }
}
