package org.barreleye.kpi.state;

import java.util.Arrays;

/**
 * An array of 64-bit numbers that is copied on write: an original and its copy share chunks of 512 numbers, and the
 * first of the two that writes to a chunk gets a chunk of its own. So a snapshot costs as much as the list of chunks,
 * and a step after it as much as the chunks that it writes. A chunk that was never written takes no memory.
 */
public final class CopyOnWriteLongs implements CopyHook {
    private static final int CHUNK_SHIFT = 9;
    private static final int CHUNK_LENGTH = 1 << CHUNK_SHIFT;

    private final int chunkLength;
    @Shared // until one of the two writes; the list of chunks is not
    private long[][] chunks;
    // By chunk: whether no other array refers to it.
    private transient boolean[] exclusive;

    /**
     * Creates an array of zeros.
     *
     * @param length 1 .. 512, or a multiple of 512
     */
    public CopyOnWriteLongs(int length) {
        chunkLength = Math.min(length, CHUNK_LENGTH);
        if (length < 1 || length % chunkLength != 0) {
            throw new IllegalArgumentException("an array has 1 to 512 numbers, or a multiple of 512, not " + length);
        }
        chunks = new long[length / chunkLength][];
        exclusive = new boolean[chunks.length];
    }

    /** The number in a place. */
    public long get(int index) {
        long[] chunk = chunks[index >>> CHUNK_SHIFT];
        return chunk == null ? 0 : chunk[index & CHUNK_LENGTH - 1];
    }

    /** Sets the number in a place. */
    public void set(int index, long number) {
        int chunk = index >>> CHUNK_SHIFT;
        if (!exclusive[chunk]) {
            chunks[chunk] = chunks[chunk] == null ? new long[chunkLength] : chunks[chunk].clone();
            exclusive[chunk] = true;
        }
        chunks[chunk][index & CHUNK_LENGTH - 1] = number;
    }

    @Override
    public void beforeCopy() {
        Arrays.fill(exclusive, false);
    }

    @Override
    public void afterCopy() {
        chunks = chunks.clone();
        exclusive = new boolean[chunks.length];
    }
}
