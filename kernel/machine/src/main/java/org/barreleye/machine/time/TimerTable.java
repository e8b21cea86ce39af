package org.barreleye.machine.time;

import org.barreleye.kpi.state.Copyable;

/**
 * A table with at most one due time per core, which may be moved or cleared. The earliest is first, ties by core.
 *
 * <p>A tournament tree (Knuth, volume 3, section 5.4.1) over keys that hold time and core in one word: a match is the
 * minimum of two numbers, without a branch, and moving one core's time replays only the matches on the path to the
 * root.
 *
 * <p>The bits of the core are missing from the time, which therefore ends after 2<sup>63</sup> picoseconds divided by
 * the number of cores: 106 days for one core, two and a half hours for 1,024. An event that is due later never happens.
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

    /** Sets a core's due time; {@link EventQueue#NEVER} clears it. */
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

    /** The due time of a core, or {@link EventQueue#NEVER}. */
    public long time(int core) {
        return timeOf(keys[leaves + core]);
    }

    /** The earliest due time, or {@link EventQueue#NEVER}. */
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
