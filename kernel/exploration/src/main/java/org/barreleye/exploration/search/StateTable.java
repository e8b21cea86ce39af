package org.barreleye.exploration.search;

import java.util.Arrays;

/** The states that were visited, by their hashes of 128 bits, each with a number: a hash table with linear probing. */
final class StateTable {
    private static final int WORDS = 3;

    private long[] entries = new long[WORDS << 16];
    private int mask = (1 << 16) - 1;
    private int size;

    /** The number of states. */
    int size() {
        return size;
    }

    /** The place of a state, or of the free entry where it belongs. Valid until the next insertion. */
    int find(long high, long low) {
        // All zeros mark a free entry.
        long first = high == 0 && low == 0 ? 1 : high;
        int index = (int) (first ^ first >>> 32 ^ low) & mask;
        while (true) {
            int place = WORDS * index;
            boolean isFree = entries[place] == 0 && entries[place + 1] == 0;
            if (isFree || entries[place] == first && entries[place + 1] == low) {
                return place;
            }
            index = index + 1 & mask;
        }
    }

    /** Returns whether a place holds a state. */
    boolean isOccupied(int place) {
        return entries[place] != 0 || entries[place + 1] != 0;
    }

    /** The number stored with the state at a place. */
    long number(int place) {
        return entries[place + 2];
    }

    /** Changes the number stored with the state at a place. */
    void setNumber(int place, long number) {
        entries[place + 2] = number;
    }

    /** Inserts a state at the free place that was found for it. */
    void insert(int place, long high, long low, long number) {
        entries[place] = high == 0 && low == 0 ? 1 : high;
        entries[place + 1] = low;
        entries[place + 2] = number;
        size++;
        if (size > mask / 2) {
            grow();
        }
    }

    private void grow() {
        long[] old = entries;
        mask = 2 * mask + 1;
        entries = new long[WORDS * (mask + 1)];
        for (int place = 0; place < old.length; place += WORDS) {
            if (old[place] != 0 || old[place + 1] != 0) {
                System.arraycopy(old, place, entries, find(old[place], old[place + 1]), WORDS);
            }
        }
        Arrays.fill(old, 0);
    }
}
