package org.barreleye.kpi.state;

/**
 * A map from objects to objects by identity: open addressing with linear probing, keys and values in one array. Never
 * iterated, so that its order cannot reach a trace.
 */
final class IdentityTable {
    private Object[] entries = new Object[512];
    private int size;

    IdentityTable() {}

    /** Returns the value of a key, or null. */
    Object get(Object key) {
        Object[] table = entries;
        int index = first(key, table);
        while (true) {
            Object found = table[index];
            if (found == key) {
                return table[index + 1];
            }
            if (found == null) {
                return null;
            }
            index = index + 2 & table.length - 1;
        }
    }

    /** Enters a key that is not there yet. */
    void put(Object key, Object value) {
        if (4 * ++size > entries.length) {
            grow();
        }
        insert(entries, key, value);
    }

    private static void insert(Object[] table, Object key, Object value) {
        int index = first(key, table);
        while (table[index] != null) {
            index = index + 2 & table.length - 1;
        }
        table[index] = key;
        table[index + 1] = value;
    }

    private void grow() {
        Object[] grown = new Object[4 * entries.length];
        for (int index = 0; index < entries.length; index += 2) {
            if (entries[index] != null) {
                insert(grown, entries[index], entries[index + 1]);
            }
        }
        entries = grown;
    }

    private static int first(Object key, Object[] table) {
        // The golden ratio spreads neighbouring numbers.
        return (System.identityHashCode(key) * 0x9E37_79B9 >>> 7) * 2 & table.length - 1;
    }
}
