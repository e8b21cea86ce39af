package org.barreleye.cpudriver.state;

/**
 * What a handler has touched, or may touch. A handler runs to its end before the core turns to anything else, so the
 * limit is also what bounds the time from an interrupt to whoever it is for: with every touch a hit in the core's
 * cache, {@link #totalWords} of {@link #LIMIT} of them at most.
 *
 * @param slots slots looked at, filled or emptied; a slot is a line of eight words
 * @param nodes nodes of the mapping database's trees that were looked at; of each, two words
 * @param words words of memory cleared
 */
public record SystemCallCost(long slots, long nodes, long words) {
    /** How many capabilities one handler destroys at most. */
    public static final int DELETES_MAX = 8_192;

    // A path through a tree of that many entries is 2 log2 of it at most, and a slot that is emptied takes eight paths.
    private static final int NODES_PER_SLOT = 256;

    /** The most that any handler touches; whatever would take more is refused before it begins. */
    public static final SystemCallCost LIMIT = new SystemCallCost(
            256 * 257, (long) NODES_PER_SLOT * DELETES_MAX, 16 * 1024 * 1024 / Long.BYTES);

    private static final int WORDS_OF_SLOT = 8;
    private static final int WORDS_OF_NODE = 2;

    /** What has been touched since. */
    public SystemCallCost since(SystemCallCost before) {
        return new SystemCallCost(slots - before.slots, nodes - before.nodes, words - before.words);
    }

    /** Whether this is more than a limit allows, in any way. */
    public boolean exceeds(SystemCallCost limit) {
        return slots > limit.slots || nodes > limit.nodes || words > limit.words;
    }

    /** How many words that makes in all. */
    public long totalWords() {
        return bookkeepingWords() + words;
    }

    /** How many words of the kernel's own bookkeeping that makes. */
    public long bookkeepingWords() {
        return slots * WORDS_OF_SLOT + nodes * WORDS_OF_NODE;
    }
}
