package org.barreleye.cpudriver.state;

/**
 * The work of a system call, and its limit. The CPU driver is not preemptible, so the limit also bounds the interrupt
 * latency: {@link #totalWords} of {@link #LIMIT} cache hits at most.
 *
 * @param slots slots accessed; a slot is a cache line of eight words
 * @param nodes nodes of the mapping database's trees visited; two words of each are read
 * @param words words of memory cleared
 */
public record SystemCallCost(long slots, long nodes, long words) {
    // A path through a tree of n entries has 2 log2(n) nodes at most, and emptying a slot takes twelve paths.
    private static final int NODES_PER_SLOT = 512;

    /**
     * The maximum for one step of a delete or revoke. The last capability that a step deletes may be that of a CNode,
     * whose slots are read.
     */
    public static final SystemCallCost STEP_LIMIT = new SystemCallCost(
            2 * StepBudget.SLOTS_EMPTIED_MAX * StepBudget.SLOTS_READ_PER_EMPTIED,
            (long) NODES_PER_SLOT * (StepBudget.SLOTS_EMPTIED_MAX + 1), 0);

    /** The maximum for one system call; a request that would take more is refused before it begins. */
    public static final SystemCallCost LIMIT =
            new SystemCallCost(256 * 257, STEP_LIMIT.nodes, 16 * 1024 * 1024 / Long.BYTES);

    private static final int WORDS_OF_SLOT = 8;
    private static final int WORDS_OF_NODE = 2;

    /** The difference to an earlier count. */
    public SystemCallCost since(SystemCallCost before) {
        return new SystemCallCost(slots - before.slots, nodes - before.nodes, words - before.words);
    }

    /** Returns whether one of the three numbers is above its limit. */
    public boolean exceeds(SystemCallCost limit) {
        return slots > limit.slots || nodes > limit.nodes || words > limit.words;
    }

    /** The number of words accessed. */
    public long totalWords() {
        return bookkeepingWords() + words;
    }

    /** The number of words of the kernel's own data structures accessed. */
    public long bookkeepingWords() {
        return slots * WORDS_OF_SLOT + nodes * WORDS_OF_NODE;
    }
}
