package org.barreleye.kpi.channel;

/**
 * The storage of the lines of one direction: 64 bytes, each seven words and then the header. One side publishes,
 * the other reads. New storage holds zeros.
 */
public interface LineStorage {
    /** The number of lines; at least two. */
    int lines();

    /** Stores the seven words of a line and then its header, so that a reader that sees the header sees the words. */
    void publish(int line, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long header);

    /** The header of a line, as last published. */
    long header(int line);

    /**
     * A word of a line whose header has been seen.
     *
     * @param index 0 .. 6
     */
    long word(int line, int index);
}
