package org.barreleye.benchmarks.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.barreleye.machine.description.Cache;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.NodeDescription;
import org.barreleye.machine.description.Routes;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.trace.TraceHash;

/**
 * A reference model of the machine: events in a priority queue; lines, words, caches and links in hash maps. It has the
 * same times as the machine, for a MESI directory without jitter, and the same state: the sharers of each line, and a
 * hash of all events.
 */
final class ReferenceModel {
    private static final int PACKET_BYTES = 72;

    /** A step of a core that is due. */
    private record Event(long time, int core) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int order = Long.compare(time, other.time);
            return order != 0 ? order : Integer.compare(core, other.core);
        }
    }

    /** The owner and the sharers of a line, and the time until which a transaction occupies it. */
    private static final class Line {
        private Integer owner;
        private final Set<Integer> sharers = new HashSet<>();
        private long busyUntil;
        private long writes;
        private final Map<Integer, Long> writesSeen = new HashMap<>();
    }

    /** A direct-mapped cache. */
    private static final class Level {
        private final Map<Long, Long> lines = new HashMap<>();
        private final long sets;
        private final long latency;

        Level(Cache cache, CoreDescription core) {
            sets = cache.bytes() / 64;
            latency = (cache.latency() - core.costs().hit()) * core.cyclePicoseconds();
        }

        boolean contains(long line) {
            Long present = lines.get(line % sets);
            return present != null && present == line;
        }

        void add(long line) {
            lines.put(line % sets, line);
        }
    }

    private final MachineDescription machine;
    private final Routes routes;
    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private final Map<Long, Line> directory = new HashMap<>();
    private final Map<Long, Long> memory = new HashMap<>();
    private final Map<Long, Long> linksBusyUntil = new HashMap<>();
    private final List<List<Level>> caches = new ArrayList<>();
    private final List<Level> shared = new ArrayList<>();
    private final List<AccessPattern> patterns = new ArrayList<>();
    private final Map<Integer, Long> clocks = new HashMap<>();
    private final TraceHash hash = new TraceHash();

    ReferenceModel(MachineDescription machine) {
        this.machine = machine;
        routes = new Routes(machine);
        for (CoreDescription core : machine.cores()) {
            caches.add(core.caches().stream().map(cache -> new Level(cache, core)).toList());
            patterns.add(new AccessPattern(patterns.size()));
            // The first step of a core takes a cycle.
            queue.add(new Event(core.cyclePicoseconds(), queue.size()));
        }
        for (NodeDescription node : machine.nodes()) {
            shared.add(new Level(node.sharedCache().orElseThrow(), machine.cores().get(0)));
        }
    }

    /** Returns the time of a core's clock. */
    long clock(int core) {
        return clocks.get(core);
    }

    /** Runs the accesses of the earliest core, and returns the value that it loaded or stored last. */
    long step(int accesses) {
        Event event = queue.remove();
        int core = event.core;
        long clock = event.time;
        long hit = machine.cores().get(core).costs().hit() * machine.cores().get(core).cyclePicoseconds();
        hash.mixEvent(clock, EventClass.STEP.ordinal(), core);
        AccessPattern pattern = patterns.get(core);
        pattern.next();
        long value = 0;
        for (int word = 0; word < accesses; word++) {
            long address = pattern.address() + 8L * word;
            Line line = directory.computeIfAbsent(address / 64, number -> new Line());
            if (pattern.isStore()) {
                clock += own(line, address / 64, core, clock) + hit;
                memory.put(address, address);
                line.writes++;
                hash.mixAccess(clock, ~address, address);
                value += address;
            } else {
                clock += read(line, address / 64, core, clock) + hit;
                line.writesSeen.put(core, line.writes);
                long loaded = memory.getOrDefault(address, 0L);
                hash.mixAccess(clock, address, loaded);
                value += loaded;
            }
        }
        clocks.put(core, clock);
        queue.add(new Event(clock, core));
        return value;
    }

    private long read(Line line, long number, int core, long now) {
        Level near = find(line, number, core);
        if (near != null) {
            return near.latency;
        }
        long begin = Math.max(now, line.busyUntil);
        long cost = fetch(line, number, core, now, begin);
        if (line.owner != null) {
            line.busyUntil = begin + cost;
            line.owner = null;
        }
        line.sharers.add(core);
        fill(number, core);
        return begin - now + cost;
    }

    private long own(Line line, long number, int core, long now) {
        Level near = find(line, number, core);
        int here = routes.nodeOf(core);
        long slowest = -1;
        for (int sharer : line.sharers) {
            if (sharer != core) {
                slowest = Math.max(slowest,
                        machine.nodes().get(here).invalidation() + routes.invalidation(here, routes.nodeOf(sharer)));
            }
        }
        long cost;
        if (near != null && slowest < 0) {
            cost = near.latency;
        } else {
            long begin = Math.max(now, line.busyUntil);
            cost = begin - now + Math.max(slowest, near != null ? near.latency : fetch(line, number, core, now, begin));
        }
        line.busyUntil = Math.max(line.busyUntil, cost == 0 ? 0 : now + cost);
        if (line.owner == null || line.owner != core) {
            line.owner = core;
            fill(number, core);
            for (Level other : shared) {
                if (other != shared.get(here) && other.contains(number)) {
                    other.lines.remove(number % other.sets);
                }
            }
        }
        line.sharers.clear();
        line.sharers.add(core);
        return cost;
    }

    private Level find(Line line, long number, int core) {
        if (!line.sharers.contains(core)) {
            return null;
        }
        for (Level level : caches.get(core)) {
            if (level.contains(number)) {
                for (Level nearer : caches.get(core).subList(0, caches.get(core).indexOf(level))) {
                    nearer.add(number);
                }
                return level;
            }
        }
        evict(line, core);
        return null;
    }

    private static void evict(Line line, Integer core) {
        line.sharers.remove(core);
        if (core.equals(line.owner)) {
            line.owner = null;
        }
    }

    private void fill(long number, int core) {
        caches.get(core).forEach(level -> level.add(number));
        shared.get(routes.nodeOf(core)).add(number);
    }

    private long fetch(Line line, long number, int core, long now, long begin) {
        int here = routes.nodeOf(core);
        if (line.owner != null && caches.get(line.owner).stream().noneMatch(level -> level.contains(number))) {
            evict(line, line.owner);
        }
        if (line.owner != null) {
            int there = routes.nodeOf(line.owner);
            return machine.nodes().get(here).fetch() + routes.fetch(here, there)
                    + transferDelay(there, here, now, begin);
        }
        if (shared.get(here).contains(number)) {
            return shared.get(here).latency;
        }
        CoreDescription reader = machine.cores().get(core);
        int there = machine.memory().get(0).node();
        return reader.costs().memoryFetch() * reader.cyclePicoseconds() + routes.fetch(here, there)
                + transferDelay(there, here, now, begin);
    }

    private long transferDelay(int from, int to, long now, long begin) {
        if (begin != now) {
            return 0;
        }
        long time = now;
        for (int there = to; there != from; there = routes.previousNode(from, there)) {
            int link = routes.lastLink(from, there);
            long direction = (long) routes.previousNode(from, there) << 32 | there;
            time = Math.max(time, linksBusyUntil.getOrDefault(direction, 0L));
            linksBusyUntil.put(direction, time + machine.links().get(link).occupation(PACKET_BYTES));
        }
        return time - now;
    }
}
