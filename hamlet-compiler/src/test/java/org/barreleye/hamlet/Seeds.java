package org.barreleye.hamlet;

import java.util.Random;

/** Chance for tests, which can be repeated with {@code -Dseed=}. */
public final class Seeds {
    private static final String FRESH = "${seed}";

    private Seeds() {}

    /** A generator for a property; prints how to repeat what it does. */
    public static Random random(String property) {
        String given = System.getProperty("seed", "");
        long seed = given.isEmpty() || given.equals(FRESH) ? new Random().nextLong() : Long.parseLong(given);
        System.out.println(property + " - replay with -Dseed=" + seed);
        return new Random(seed);
    }
}
