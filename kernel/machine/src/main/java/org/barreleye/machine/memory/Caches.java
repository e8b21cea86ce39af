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
 *
 * <p>The tags of all caches lie in one array, since nearly every transfer looks at those of several cores: with an object
 * for each cache most of the time would go by on the way to it.
 */
final class Caches {
    /** The line is in none of the caches asked about. */
    static final long ABSENT = -1;

    private static final int NONE = -1;

    // By place: the number of the line that is there, plus one.
    private final long[] tags;
    // By cache: its first place, the number of its lines less one, and what a hit in it takes beyond one in the first.
    private final int[] first;
    private final int[] mask;
    private final long[] latency;
    // By core: its first level, the others follow; one more at the end.
    private final int[] own;
    // By node: the cache that its cores share, or NONE.
    private final int[] shared;
    // By core: the number of the line that it found or brought in last, plus one. That lies in its first level.
    private final long[] latest;

    Caches(MachineDescription machine) {
        Places places = new Places(machine.lineBytes());
        List<CoreDescription> cores = machine.cores();
        own = new int[cores.size() + 1];
        for (int core = 0; core < cores.size(); core++) {
            own[core] = places.count();
            CoreDescription description = cores.get(core);
            description.caches().forEach(cache -> places.add(cache, description));
        }
        own[cores.size()] = places.count();
        shared = machine.nodes().stream()
                .mapToInt(node -> node.sharedCache().map(cache -> places.add(cache, firstCore(machine, node))).orElse(NONE))
                .toArray();
        first = places.first.stream().mapToInt(Integer::intValue).toArray();
        mask = places.mask.stream().mapToInt(Integer::intValue).toArray();
        latency = places.latency.stream().mapToLong(Long::longValue).toArray();
        tags = new long[places.next];
        latest = new long[cores.size()];
    }

    private Caches(Caches source) {
        tags = source.tags.clone();
        first = source.first;
        mask = source.mask;
        latency = source.latency;
        own = source.own;
        shared = source.shared;
        latest = source.latest.clone();
    }

    Caches copy() {
        return new Caches(this);
    }

    private static CoreDescription firstCore(MachineDescription machine, NodeDescription node) {
        return machine.cores().stream().filter(core -> core.id().equals(node.cores().get(0))).findFirst().orElseThrow();
    }

    /**
     * Looks a line up in the caches of a core, and moves it to the first: what that takes beyond a hit, or {@link
     * #ABSENT}.
     */
    long find(int core, long number) {
        int nearest = own[core];
        if (latest[core] == number + 1) {
            return latency[nearest];
        }
        int end = own[core + 1];
        for (int cache = nearest; cache < end; cache++) {
            if (contains(cache, number)) {
                for (int nearer = nearest; nearer < cache; nearer++) {
                    add(nearer, number);
                }
                latest[core] = number + 1;
                return latency[cache];
            }
        }
        return nearest == end ? 0 : ABSENT;
    }

    /** Whether a line lies in a cache of a core. */
    boolean holds(int core, long number) {
        int nearest = own[core];
        int end = own[core + 1];
        for (int cache = end - 1; cache >= nearest; cache--) {
            if (contains(cache, number)) {
                return true;
            }
        }
        return nearest == end;
    }

    /**
     * Looks a line up in the cache that the cores of a node share: what that takes beyond a hit, or {@link #ABSENT}.
     */
    long findShared(int node, long number) {
        int cache = shared[node];
        return cache != NONE && contains(cache, number) ? latency[cache] : ABSENT;
    }

    /** A core brings a line in: it lies in all its caches now, and in that of its node. */
    void fill(int core, int node, long number) {
        int nearest = own[core];
        int end = own[core + 1];
        for (int cache = nearest; cache < end; cache++) {
            add(cache, number);
        }
        if (nearest < end) {
            latest[core] = number + 1;
        }
        if (shared[node] != NONE) {
            add(shared[node], number);
        }
    }

    /** The cache that the cores of a node share drops a line, if it has it. */
    void drop(int node, long number) {
        int cache = shared[node];
        if (cache != NONE && contains(cache, number)) {
            tags[place(cache, number)] = 0;
        }
    }

    private boolean contains(int cache, long number) {
        return tags[place(cache, number)] == number + 1;
    }

    private void add(int cache, long number) {
        tags[place(cache, number)] = number + 1;
    }

    private int place(int cache, long number) {
        return first[cache] + ((int) number & mask[cache]);
    }

    /** Where caches have their places, while they are being laid out. */
    private static final class Places {
        private final int lineBytes;
        private final List<Integer> first = new ArrayList<>();
        private final List<Integer> mask = new ArrayList<>();
        private final List<Long> latency = new ArrayList<>();
        private int next;

        Places(int lineBytes) {
            this.lineBytes = lineBytes;
        }

        int count() {
            return first.size();
        }

        /** Adds a cache, whose latency is in cycles of a core. */
        int add(Cache cache, CoreDescription core) {
            int lines = (int) (cache.bytes() / lineBytes);
            first.add(next);
            mask.add(lines - 1);
            latency.add((cache.latency() - core.costs().hit()) * core.cyclePicoseconds());
            next = Math.addExact(next, lines);
            return first.size() - 1;
        }
    }
}
