package org.barreleye.capops;

import org.barreleye.exploration.system.StateHash;

/** A sum of the hashes of values whose order does not count. */
final class StateSum {
    private long first;
    private long second;
    private int count;
    private long item;

    /** Begins a value. */
    StateSum item(long part) {
        item = mix(part);
        return this;
    }

    /** Goes on with the value. */
    StateSum and(long part) {
        item = mix(item ^ part);
        return this;
    }

    /** Ends the value. */
    void end() {
        first += item;
        second += mix(item + 0x9E3779B97F4A7C15L);
        count++;
    }

    /** Adds the sum to a hash. */
    void addTo(StateHash hash) {
        hash.add(count).add(first).add(second);
    }

    private static long mix(long value) {
        long mixed = (value + 0xD1B54A32D192ED03L ^ value >>> 32) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 29) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
