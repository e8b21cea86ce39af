package org.barreleye.machine;

import java.util.function.LongConsumer;

/** Property tests over many seeds; a failure prints the one that replays it. */
public final class Seeds {
    private Seeds() {}

    /** Runs a property for seeds 1 to {@code count}, or for the one given with {@code -Dseed=}. */
    public static void each(int count, LongConsumer property) {
        String chosen = System.getProperty("seed", "");
        if (chosen.matches("-?\\d+")) {
            property.accept(Long.parseLong(chosen));
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
}
