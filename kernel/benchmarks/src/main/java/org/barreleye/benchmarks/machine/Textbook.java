package org.barreleye.benchmarks.machine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * A model of the same cores and lines as a textbook would write it: events in a priority queue, lines and words in hash maps,
 * sharers in a bit set. Times and values only: no trace, no hash, no caches of limited size, no distances.
 */
final class Textbook {
    private static final long CYCLE = 500;
    private static final long HIT = 3 * CYCLE;
    private static final long FETCH = 40_000;

    /** A core is to act. */
    private record Event(long time, int core, long sequence) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int order = Long.compare(time, other.time);
            order = order != 0 ? order : Integer.compare(core, other.core);
            return order != 0 ? order : Long.compare(sequence, other.sequence);
        }
    }

    /** Who holds a line. */
    private static final class Line {
        private int owner = -1;
        private final BitSet sharers = new BitSet();
    }

    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private final Map<Long, Line> directory = new HashMap<>();
    private final Map<Long, Long> memory = new HashMap<>();
    private final List<Walk> walks = new ArrayList<>();
    private long sequence;

    Textbook(int cores) {
        for (int core = 0; core < cores; core++) {
            walks.add(new Walk(core));
            queue.add(new Event(0, core, sequence++));
        }
    }

    /** Lets the earliest core do one access, and returns what was loaded or stored. */
    long step() {
        Event event = queue.remove();
        Walk walk = walks.get(event.core);
        walk.next();
        Line line = directory.computeIfAbsent(walk.address() >>> 6, number -> new Line());
        long value;
        long price;
        if (walk.isStore()) {
            price = line.owner == event.core && line.sharers.cardinality() == 1 ? HIT : HIT + FETCH;
            line.owner = event.core;
            line.sharers.clear();
            value = event.time;
            memory.put(walk.address(), value);
        } else {
            price = line.sharers.get(event.core) ? HIT : HIT + FETCH;
            line.owner = -1;
            value = memory.getOrDefault(walk.address(), 0L);
        }
        line.sharers.set(event.core);
        queue.add(new Event(event.time + price, event.core, sequence++));
        return value;
    }
}
