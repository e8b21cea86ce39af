package org.barreleye.machine.time;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** What is to come, in the exact order of time, rank, core and sequence. */
public final class EventQueue implements Copyable {
    private static final Comparator<Entry> ORDER = Comparator.comparingLong((Entry entry) -> entry.event.time())
            .thenComparingInt(entry -> entry.event.rank())
            .thenComparingInt(entry -> entry.event.core())
            .thenComparingLong(entry -> entry.sequence);

    private final PriorityQueue<Entry> entries;
    private long sequence;

    /** Nothing is to come. */
    public EventQueue() {
        entries = new PriorityQueue<>(ORDER);
    }

    private EventQueue(EventQueue source, Copier copier) {
        copier.enter(source, this);
        // Entries are immutable and their order is total, so the copy yields them in the same order.
        entries = new PriorityQueue<>(source.entries);
        sequence = source.sequence;
    }

    @Override
    public EventQueue copy(Copier copier) {
        return new EventQueue(this, copier);
    }

    /** Adds an event. */
    public void add(Event event) {
        entries.add(new Entry(event, sequence++));
    }

    /** Takes the earliest event. */
    public Optional<Event> take() {
        return Optional.ofNullable(entries.poll()).map(Entry::event);
    }

    /** Whether any event comes before the turn of a core at a time. */
    public boolean hasOneBefore(long time, int core) {
        Entry first = entries.peek();
        return first != null && ORDER.compare(first, new Entry(new Event.Turn(time, core, 0), sequence)) < 0;
    }

    private record Entry(Event event, long sequence) {}
}
