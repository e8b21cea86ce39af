package org.barreleye.machine.memory;

import org.barreleye.kpi.state.CopyOnWriteLongs;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.description.Cache;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.NodeDescription;

/**
 * The lines in each cache, and the latencies of the caches. Direct-mapped; the states of lines are in the coherence
 * directory.
 *
 * <p>A cache without a description is as large as memory, and every access to it is a hit.
 */
final class Caches implements Copyable {
    /** The latency of a line that is in none of the caches. */
    static final long ABSENT = -1;

    // By core, then by level.
    private final Tags[][] levels;
    // By node; null where its cores share no cache.
    private final Tags[] shared;
    // By core: the number of the line that it found or brought in last, plus one. That lies in its first level.
    private final long[] latest;

    Caches(MachineDescription machine) {
        levels = machine.cores().stream().map(core -> ownTags(core, machine.lineBytes())).toArray(Tags[][]::new);
        shared = machine.nodes().stream()
                .map(node -> node.sharedCache().map(cache -> sharedTags(machine, node, cache)).orElse(null))
                .toArray(Tags[]::new);
        latest = new long[levels.length];
    }

    private static Tags[] ownTags(CoreDescription core, int lineBytes) {
        return core.caches().stream()
                .map(cache -> new Tags(cache, lineBytes,
                (cache.latency() - core.costs().hit()) * core.cyclePicoseconds()))
                .toArray(Tags[]::new);
    }

    private static Tags sharedTags(MachineDescription machine, NodeDescription node, Cache cache) {
        CoreDescription first = machine.cores().stream()
                .filter(core -> core.id().equals(node.cores().get(0)))
                .findFirst()
                .orElseThrow();
        return new Tags(cache, machine.lineBytes(), (cache.latency() - first.costs().hit()) * first.cyclePicoseconds());
    }

    /**
     * Looks a line up in the caches of a core, and moves it to the first: what that takes beyond a hit, or {@link
     * #ABSENT}.
     */
    long find(int core, long number) {
        Tags[] own = levels[core];
        if (latest[core] == number + 1) {
            return own[0].latency;
        }
        for (int level = 0; level < own.length; level++) {
            if (own[level].contains(number)) {
                for (int nearer = 0; nearer < level; nearer++) {
                    own[nearer].add(number);
                }
                latest[core] = number + 1;
                return own[level].latency;
            }
        }
        return own.length == 0 ? 0 : ABSENT;
    }

    /** Returns whether a line lies in a cache of a core. */
    boolean holds(int core, long number) {
        Tags[] own = levels[core];
        for (int level = own.length - 1; level >= 0; level--) {
            if (own[level].contains(number)) {
                return true;
            }
        }
        return own.length == 0;
    }

    /**
     * Looks a line up in the cache that the cores of a node share: what that takes beyond a hit, or {@link #ABSENT}.
     */
    long findShared(int node, long number) {
        Tags tags = shared[node];
        return tags != null && tags.contains(number) ? tags.latency : ABSENT;
    }

    /** A core brings a line in: it lies in all its caches now, and in that of its node. */
    void fill(int core, int node, long number) {
        Tags[] own = levels[core];
        for (int level = 0; level < own.length; level++) {
            own[level].add(number);
        }
        if (own.length > 0) {
            latest[core] = number + 1;
        }
        if (shared[node] != null) {
            shared[node].add(number);
        }
    }

    /** The cache that the cores of a node share drops a line, if it has it. */
    void drop(int node, long number) {
        if (shared[node] != null) {
            shared[node].remove(number);
        }
    }

    /** The tags of one cache. */
    private static final class Tags implements Copyable {
        private final int lines;
        private final long latency;
        // The number of the line in each place, plus one.
        private final CopyOnWriteLongs tags;

        Tags(Cache cache, int lineBytes, long latency) {
            lines = (int) (cache.bytes() / lineBytes);
            tags = new CopyOnWriteLongs(lines);
            this.latency = latency;
        }

        boolean contains(long number) {
            return tags.get((int) number & lines - 1) == number + 1;
        }

        void add(long number) {
            tags.set((int) number & lines - 1, number + 1);
        }

        void remove(long number) {
            if (contains(number)) {
                tags.set((int) number & lines - 1, 0);
            }
        }
    }
}
