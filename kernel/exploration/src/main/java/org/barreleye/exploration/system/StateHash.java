package org.barreleye.exploration.system;

/**
 * A hash of 128 bits of a sequence of values, in two independent halves of multiply-xorshift mixing as in Stafford's
 * variants of the finalizer of MurmurHash3. With 10^8 states the probability that any two of them are confused is below
 * 10^-22.
 *
 * <p>It applies a permutation to the numbers of nodes, so that states that differ only in the names of equal nodes can
 * be compared.
 */
public final class StateHash {
    private final int[] permutation;
    private long high = 0x9E3779B97F4A7C15L;
    private long low = 0xD1B54A32D192ED03L;

    /**
     * Begins a hash.
     *
     * @param permutation what each node is called instead of its number
     */
    public StateHash(int[] permutation) {
        this.permutation = permutation;
    }

    /** Adds a number. */
    public StateHash add(long value) {
        high = mix(high ^ value, 0xBF58476D1CE4E5B9L, 0x94D049BB133111EBL) + 0x9E3779B97F4A7C15L;
        low = mix(low + value * 0xFF51AFD7ED558CCDL, 0xC4CEB9FE1A85EC53L, 0xBF58476D1CE4E5B9L) ^ 0xD1B54A32D192ED03L;
        return this;
    }

    /** Adds a truth value. */
    public StateHash add(boolean value) {
        return add(value ? 1 : 2);
    }

    /** Adds a text. */
    public StateHash add(String text) {
        add(text.length());
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i));
        }
        return this;
    }

    /** A number made from a text. */
    static long of(String text) {
        return new StateHash(new int[0]).add(text).high;
    }

    /** Adds the number of a node, or -1 for none. */
    public StateHash addNode(int node) {
        return add(node < 0 ? -1 : permutation[node]);
    }

    /** The name of a node in this hash. */
    public int nameOf(int node) {
        return permutation[node];
    }

    /** The first half of the hash. */
    public long high() {
        return high;
    }

    /** The second half of the hash. */
    public long low() {
        return low;
    }

    /** Mixes the bits of a number. */
    static long mix(long value, long first, long second) {
        long mixed = (value ^ value >>> 30) * first;
        mixed = (mixed ^ mixed >>> 27) * second;
        return mixed ^ mixed >>> 31;
    }
}
