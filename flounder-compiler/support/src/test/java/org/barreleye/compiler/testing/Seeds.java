package org.barreleye.compiler.testing;

import java.util.Random;
import java.util.function.LongConsumer;

/** The seeds of property tests. A failure prints the one that repeats it with {@code -Dseed=}. */
public final class Seeds {
    private Seeds() {}

    /** A generator for a property, from the given seed or a fresh one; prints that seed. */
    public static Random random(String property) {
        long seed = isGiven() ? given() : new Random().nextLong();
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

    private static boolean isGiven() {
        return System.getProperty("seed", "").matches("-?\\d+");
    }

    private static long given() {
        return Long.parseLong(System.getProperty("seed"));
    }
}
