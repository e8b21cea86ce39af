package org.barreleye.machine.memory;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.machine.description.Cache;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.NodeDescription;

/**
 * Which lines lie in which cache, and how long they take from there. Direct-mapped; knows no states.
 *
 * <p>A cache that no file describes is as large as memory, and everything in it is a hit.
 */
final class Caches {
    /** The line is in none of the caches asked about. */
    static final long ABSENT = -1;

    // By core, then by level.
    private final List<List<Tags>> levels;
    // By node; null where its cores share no cache.
    private final List<Tags> shared;

    Caches(MachineDescription machine) {
        levels = new ArrayList<>();
        for (CoreDescription core : machine.cores()) {
            List<Tags> own = new ArrayList<>();
            for (Cache cache : core.caches()) {
                own.add(new Tags(cache, (cache.latency() - core.costs().hit()) * core.cyclePicoseconds()));
            }
            levels.add(own);
        }
        shared = new ArrayList<>();
        for (NodeDescription node : machine.nodes()) {
            shared.add(node.sharedCache().map(cache -> sharedTags(machine, node, cache)).orElse(null));
        }
    }

    private Caches(Caches source) {
        levels = new ArrayList<>(source.levels.size());
        for (List<Tags> own : source.levels) {
            List<Tags> copies = new ArrayList<>(own.size());
            own.forEach(tags -> copies.add(tags.copy()));
            levels.add(copies);
        }
        shared = new ArrayList<>(source.shared.size());
        source.shared.forEach(tags -> shared.add(tags == null ? null : tags.copy()));
    }

    Caches copy() {
        return new Caches(this);
    }

    private static Tags sharedTags(MachineDescription machine, NodeDescription node, Cache cache) {
        CoreDescription first = machine.cores().stream()
                .filter(core -> core.id().equals(node.cores().get(0)))
                .findFirst()
                .orElseThrow();
        return new Tags(cache, (cache.latency() - first.costs().hit()) * first.cyclePicoseconds());
    }

    /**
     * Looks a line up in the caches of a core, and moves it to the first: what that takes beyond a hit, or {@link
     * #ABSENT}.
     */
    long find(int core, long number) {
        List<Tags> own = levels.get(core);
        for (int level = 0; level < own.size(); level++) {
            if (own.get(level).contains(number)) {
                for (int nearer = 0; nearer < level; nearer++) {
                    own.get(nearer).add(number);
                }
                return own.get(level).latency;
            }
        }
        return own.isEmpty() ? 0 : ABSENT;
    }

    /** Whether a line lies in a cache of a core. */
    boolean holds(int core, long number) {
        List<Tags> own = levels.get(core);
        for (int level = own.size() - 1; level >= 0; level--) {
            if (own.get(level).contains(number)) {
                return true;
            }
        }
        return own.isEmpty();
    }

    /**
     * Looks a line up in the cache that the cores of a node share: what that takes beyond a hit, or {@link #ABSENT}.
     */
    long findShared(int node, long number) {
        Tags tags = shared.get(node);
        return tags != null && tags.contains(number) ? tags.latency : ABSENT;
    }

    /** A core brings a line in: it lies in all its caches now, and in that of its node. */
    void fill(int core, int node, long number) {
        List<Tags> own = levels.get(core);
        for (int level = 0; level < own.size(); level++) {
            own.get(level).add(number);
        }
        if (shared.get(node) != null) {
            shared.get(node).add(number);
        }
    }

    /** A core of this node changes a line: the caches of the other nodes drop it. */
    void dropElsewhere(int node, long number) {
        for (int other = 0; other < shared.size(); other++) {
            if (other != node && shared.get(other) != null) {
                shared.get(other).remove(number);
            }
        }
    }

    /** The tags of one cache. */
    private static final class Tags {
        private final int lines;
        private final long latency;
        // The number of the line in each place, plus one; nothing until the cache is first used.
        private long[] tags;

        Tags(Cache cache, long latency) {
            lines = (int) (cache.bytes() / Page.LINE_BYTES);
            this.latency = latency;
        }

        private Tags(Tags source) {
            lines = source.lines;
            latency = source.latency;
            tags = source.tags == null ? null : source.tags.clone();
        }

        Tags copy() {
            return new Tags(this);
        }

        boolean contains(long number) {
            return tags != null && tags[(int) number & lines - 1] == number + 1;
        }

        void add(long number) {
            if (tags == null) {
                tags = new long[lines];
            }
            tags[(int) number & lines - 1] = number + 1;
        }

        void remove(long number) {
            if (contains(number)) {
                tags[(int) number & lines - 1] = 0;
            }
        }
    }
}
