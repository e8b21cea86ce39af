package org.barreleye.machine.time;

import org.barreleye.kpi.state.Copyable;

/**
 * At most one due time per core, which may be moved or taken back; the earliest first, ties by core.
 *
 * <p>A tournament tree over keys that hold time and core in one word, so that a match is the lesser of two numbers:
 * nothing for the processor to guess, and moving one core's time replays only the matches on its way to the root.
 *
 * <p>The bits of the core are missing from the time, which therefore ends after 2<sup>63</sup> picoseconds divided by
 * the number of cores: 106 days for one core, two and a half hours for 1,024. What is due later never happens.
 */
public final class TimerTable implements Copyable {
    // Cores stand at the leaves; the parent of node n is n/2, the champion is at 1.
    private final long[] keys;
    private final int leaves;
    private final int shift;
    private final long end;

    /** Creates the due times of so many cores, all {@link EventQueue#NEVER}. */
    public TimerTable(int cores) {
        leaves = Math.max(2, Integer.highestOneBit(cores * 2 - 1));
        shift = Integer.numberOfTrailingZeros(leaves);
        end = EventQueue.NEVER >>> shift;
        keys = new long[leaves * 2];
        for (int leaf = 0; leaf < leaves; leaf++) {
            keys[leaves + leaf] = end << shift | leaf;
        }
        for (int node = leaves - 1; node > 0; node--) {
            keys[node] = keys[node * 2];
        }
    }

    /** Moves a core's due time; {@link EventQueue#NEVER} takes it back. */
    public void set(int core, long time) {
        long[] tree = keys;
        long first = Math.min(time, end) << shift | core;
        int node = leaves + core;
        if (tree[node] == first) {
            return;
        }
        tree[node] = first;
        while (node > 1) {
            first = Math.min(first, tree[node ^ 1]);
            node >>= 1;
            tree[node] = first;
        }
    }

    /** When a core is due, or {@link EventQueue#NEVER}. */
    public long time(int core) {
        return timeOf(keys[leaves + core]);
    }

    /** When the first core is due, or {@link EventQueue#NEVER}. */
    public long earliestTime() {
        return timeOf(keys[1]);
    }

    /** The index of the core that is due first. */
    public int earliestCore() {
        return (int) keys[1] & leaves - 1;
    }

    private long timeOf(long key) {
        long time = key >>> shift;
        return time == end ? EventQueue.NEVER : time;
    }
}
