package org.barreleye.kpi.state;

/**
 * A map from objects to objects by identity: open addressing with linear probing, keys and values in one array. Never
 * iterated, so that its order cannot reach a trace.
 */
final class IdentityTable {
    private static final int INITIAL_LENGTH = 512;

    private Object[] entries = new Object[INITIAL_LENGTH];
    private int size;

    IdentityTable() {}

    int size() {
        return size;
    }

    /** Makes room for so many keys, if the table is still empty. */
    void reserve(int keys) {
        if (size == 0 && 4 * keys > entries.length) {
            entries = new Object[Integer.highestOneBit(4 * keys - 1) << 1];
        }
    }

    /** Returns the place of a key, or the complement of the place where it would be entered. */
    int find(Object key) {
        Object[] table = entries;
        int index = first(key, table);
        while (true) {
            Object found = table[index];
            if (found == key) {
                return index;
            }
            if (found == null) {
                return ~index;
            }
            index = index + 2 & table.length - 1;
        }
    }

    /** Returns the value of the key in a place that {@link #find} returned. */
    Object valueAt(int place) {
        return entries[place + 1];
    }

    /** Returns the value of a key, or null. */
    Object get(Object key) {
        int place = find(key);
        return place < 0 ? null : valueAt(place);
    }

    /** Enters a key that is not there yet. */
    void put(Object key, Object value) {
        putAt(find(key), key, value);
    }

    /**
     * Enters a key that is not there yet.
     *
     * @param vacancy as {@link #find} returned it for the key, after which no key was entered
     */
    void putAt(int vacancy, Object key, Object value) {
        int place = ~vacancy;
        if (4 * ++size > entries.length) {
            grow();
            place = ~find(key);
        }
        entries[place] = key;
        entries[place + 1] = value;
    }

    private void grow() {
        Object[] former = entries;
        entries = new Object[4 * former.length];
        for (int index = 0; index < former.length; index += 2) {
            if (former[index] != null) {
                int place = ~find(former[index]);
                entries[place] = former[index];
                entries[place + 1] = former[index + 1];
            }
        }
    }

    private static int first(Object key, Object[] table) {
        // The golden ratio spreads neighbouring numbers.
        return (System.identityHashCode(key) * 0x9E37_79B9 >>> 7) * 2 & table.length - 1;
    }
}
