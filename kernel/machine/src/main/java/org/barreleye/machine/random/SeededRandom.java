package org.barreleye.machine.random;

import org.barreleye.kpi.state.Copyable;

/**
 * The random number generator of a component: SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
 * Generators", 2014).
 *
 * <p>Each component forks a generator of its own by name, so that a draw added in one place does not shift the draws of
 * all others.
 */
public final class SeededRandom implements Copyable {
    private static final long STRIDE = 0x9e3779b97f4a7c15L;

    private long state;

    /** Creates the generator of a seed. */
    public SeededRandom(long seed) {
        state = mix(seed);
    }

    /** A generator for the component of this name. Depends on this generator's seed and state; does not change it. */
    public SeededRandom fork(String name) {
        long seed = state;
        for (int index = 0; index < name.length(); index++) {
            seed = mix(seed + STRIDE + name.charAt(index));
        }
        return new SeededRandom(seed);
    }

    /** Draws a number between 0 and a bound, both included. Draws nothing if the bound is 0. */
    public long upTo(long bound) {
        if (bound == 0) {
            return 0;
        }
        long range = bound + 1;
        long draw = next() >>> 1;
        // Values above the last whole multiple of the range would favour small results.
        while (draw - draw % range > Long.MAX_VALUE - bound) {
            draw = next() >>> 1;
        }
        return draw % range;
    }

    private long next() {
        state += STRIDE;
        return mix(state);
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
