package org.barreleye.machine.chance;

import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/**
 * A generator of chance, split from the seed by name: drawing here shifts nobody else's numbers. The generator is
 * SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
 */
public final class Chance implements Copyable {
    private static final long GOLDEN_GAMMA = 0x9e37_79b9_7f4a_7c15L;

    private long state;

    /**
     * Makes the generator of one component.
     *
     * @param name of the component
     */
    public Chance(long seed, String name) {
        state = mix(seed);
        for (int i = 0; i < name.length(); i++) {
            state = mix(state ^ name.charAt(i));
        }
    }

    private Chance(Chance source, Copier copier) {
        copier.enter(source, this);
        state = source.state;
    }

    @Override
    public Chance copy(Copier copier) {
        return new Chance(this, copier);
    }

    /**
     * Draws a number.
     *
     * @param max the largest possible, 0 or more
     */
    public long upTo(long max) {
        state += GOLDEN_GAMMA;
        return Long.remainderUnsigned(mix(state), max + 1);
    }

    /** Scatters the bits of a word. */
    public static long mix(long word) {
        long mixed = (word ^ word >>> 30) * 0xbf58_476d_1ce4_e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d0_49bb_1331_11ebL;
        return mixed ^ mixed >>> 31;
    }
}
