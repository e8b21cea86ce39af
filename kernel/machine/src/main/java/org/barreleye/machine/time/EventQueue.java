package org.barreleye.machine.time;

import java.util.Arrays;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.trace.Trace;

/**
 * The event queue: posted events in the order (time, class, core, sequence). A posted event cannot be cancelled.
 *
 * <p>A 4-ary heap over flat arrays: an event is two longs in the heap and an entry with its operands beside it, so
 * posting allocates nothing once the queue has grown to its working size.
 */
public final class EventQueue implements Copyable {
    /** The time of an event that does not exist. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int WORDS_PER_EVENT = 9;
    private static final int CLASS_SHIFT = 56;
    private static final int CORE_SHIFT = 40;
    private static final long SEQUENCE_MASK = (1L << CORE_SHIFT) - 1;

    // The heap: entry i is due at times[i], ties are broken by orders[i] (class, core, sequence), and its operands have
    // the handle handles[i].
    private long[] times;
    private long[] orders;
    private int[] handles;
    private int size;
    private long sequence;

    // The operands, by handle. The handles size .. capacity-1 of the heap's array are free, so none is ever lost.
    private long[] words;
    private long[] causes;
    private String[] kinds;
    private String[] texts;

    private final Trace trace;

    /**
     * Creates an empty queue.
     *
     * @param trace knows the current entry, which becomes the cause of an event that is posted
     */
    public EventQueue(Trace trace) {
        this.trace = trace;
        int capacity = 16;
        times = new long[capacity];
        orders = new long[capacity];
        handles = new int[capacity];
        for (int handle = 0; handle < capacity; handle++) {
            handles[handle] = handle;
        }
        words = new long[capacity * WORDS_PER_EVENT];
        causes = new long[capacity];
        kinds = new String[capacity];
        texts = new String[capacity];
    }

    /**
     * Adds an event.
     *
     * @param time when it is due, in picoseconds
     * @param core index of the core at which it happens
     * @param operand its first operand
     * @return its handle, by which further operands are set
     */
    public int post(long time, EventClass eventClass, int core, long operand) {
        if (size == handles.length) {
            grow();
        }
        int handle = handles[size];
        long order = (long) eventClass
                .ordinal() << CLASS_SHIFT | (long) core << CORE_SHIFT | sequence++ & SEQUENCE_MASK;
        siftUp(size++, time, order, handle);
        causes[handle] = trace.currentCause();
        words[handle * WORDS_PER_EVENT] = operand;
        kinds[handle] = null;
        texts[handle] = null;
        return handle;
    }

    /** Sets one of nine operands of a posted event. */
    public void setWord(int handle, int index, long value) {
        words[handle * WORDS_PER_EVENT + index] = value;
    }

    /** The cause of the event that was taken last: the number of an entry of the trace, or 0. */
    public long cause(int handle) {
        return causes[handle];
    }

    /** Sets the two texts of a posted event. */
    public void setTexts(int handle, String kind, String text) {
        kinds[handle] = kind;
        texts[handle] = text;
    }

    /** An operand of the event that was taken last. */
    public long word(int handle, int index) {
        return words[handle * WORDS_PER_EVENT + index];
    }

    /** The first text of the event that was taken last. */
    public String kind(int handle) {
        return kinds[handle];
    }

    /** The second text of the event that was taken last. */
    public String text(int handle) {
        return texts[handle];
    }

    /** The time at which the earliest event is due, or {@link #NEVER}. */
    public long earliestTime() {
        return size == 0 ? NEVER : times[0];
    }

    /** The class of the earliest event. There must be one. */
    public EventClass earliestClass() {
        return EventClass.at((int) (orders[0] >>> CLASS_SHIFT));
    }

    /** The index of the core of the earliest event. There must be one. */
    public int earliestCore() {
        return (int) (orders[0] >>> CORE_SHIFT) & 0xffff;
    }

    /**
     * Removes the earliest event; there must be one.
     *
     * @return its handle, by which its operands are readable until the next event is posted
     */
    public int take() {
        return takeAt(0);
    }

    private int takeAt(int entry) {
        int taken = handles[entry];
        int last = --size;
        long time = times[last];
        long order = orders[last];
        int handle = handles[last];
        handles[last] = taken;
        if (last > entry) {
            // The last one goes where the taken one was, and from there to where it belongs.
            if (entry > 0 && before(time, order, (entry - 1) >> 2)) {
                siftUp(entry, time, order, handle);
            } else {
                siftDown(entry, time, order, handle);
            }
        }
        return taken;
    }

    /**
     * Visits the events due no later than a limit; of those of one class at one core only the first. In no particular
     * order.
     */
    public void forEachFirst(long limit, Visitor visitor) {
        for (int entry = 0; entry < size; entry++) {
            if (times[entry] <= limit && isFirst(entry)) {
                EventClass eventClass = EventClass.at((int) (orders[entry] >>> CLASS_SHIFT));
                visitor.visit(times[entry], eventClass, (int) (orders[entry] >>> CORE_SHIFT) & 0xffff,
                        orders[entry] & SEQUENCE_MASK);
            }
        }
    }

    private boolean isFirst(int entry) {
        for (int other = 0; other < size; other++) {
            if (orders[other] >>> CORE_SHIFT == orders[entry] >>> CORE_SHIFT
                    && before(times[other], orders[other], entry)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Removes the event of a sequence number; there must be one.
     *
     * @return its handle, by which its operands are readable until the next event is posted
     */
    public int take(long sequenceNumber) {
        int entry = 0;
        while ((orders[entry] & SEQUENCE_MASK) != sequenceNumber) {
            entry++;
        }
        return takeAt(entry);
    }

    /** Visits events. */
    @FunctionalInterface
    public interface Visitor {
        /** Visits the event of a sequence number. */
        void visit(long time, EventClass eventClass, int core, long sequenceNumber);
    }

    private void siftUp(int start, long time, long order, int handle) {
        int hole = start;
        while (hole > 0) {
            int parent = (hole - 1) >> 2;
            if (!before(time, order, parent)) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        put(hole, time, order, handle);
    }

    private void siftDown(int start, long time, long order, int handle) {
        int hole = start;
        while (true) {
            int child = earliestChild(hole);
            if (child < 0 || before(time, order, child)) {
                break;
            }
            move(child, hole);
            hole = child;
        }
        put(hole, time, order, handle);
    }

    private int earliestChild(int node) {
        int first = (node << 2) + 1;
        if (first >= size) {
            return -1;
        }
        int best = first;
        for (int child = first + 1; child < Math.min(first + 4, size); child++) {
            if (before(times[child], orders[child], best)) {
                best = child;
            }
        }
        return best;
    }

    private boolean before(long time, long order, int entry) {
        return time < times[entry] || time == times[entry] && order < orders[entry];
    }

    private void move(int from, int to) {
        put(to, times[from], orders[from], handles[from]);
    }

    private void put(int entry, long time, long order, int handle) {
        times[entry] = time;
        orders[entry] = order;
        handles[entry] = handle;
    }

    private void grow() {
        int capacity = handles.length;
        int larger = capacity * 2;
        times = Arrays.copyOf(times, larger);
        orders = Arrays.copyOf(orders, larger);
        handles = Arrays.copyOf(handles, larger);
        for (int handle = capacity; handle < larger; handle++) {
            handles[handle] = handle;
        }
        words = Arrays.copyOf(words, larger * WORDS_PER_EVENT);
        causes = Arrays.copyOf(causes, larger);
        kinds = Arrays.copyOf(kinds, larger);
        texts = Arrays.copyOf(texts, larger);
    }
}
