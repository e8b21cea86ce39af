package org.barreleye.machine.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.state.StateCloner;
import org.barreleye.kpi.types.CoreId;

/**
 * The last things that happened, each with what it follows from, oldest first: always on, in flat arrays, put into
 * words only when asked.
 *
 * <p>Entries are numbered from 1 on. While something happens, {@link #currentCause()} is the entry that it follows
 * from; what is recorded becomes the current entry, and whoever posts an event for later keeps the number with it.
 */
public final class Trace implements Copyable {
    /** How many entries are kept unless somebody asks for more. */
    public static final int DEFAULT_CAPACITY = 4_096;

    @Shared // never changed
    private final List<CoreId> cores;
    private long[] times = new long[DEFAULT_CAPACITY];
    private int[] where = new int[DEFAULT_CAPACITY];
    private String[] kinds = new String[DEFAULT_CAPACITY];
    private String[] texts = new String[DEFAULT_CAPACITY];
    private long[] details = new long[DEFAULT_CAPACITY];
    private long[] causes = new long[DEFAULT_CAPACITY];
    // The numbers of the latest entry, of the oldest that is kept, and of the one that is being followed.
    private long recorded;
    private long oldest = 1;
    private long currentCause;

    /** Creates the empty trace of a machine with these cores. */
    public Trace(List<CoreId> cores) {
        this.cores = List.copyOf(cores);
    }

    /**
     * Sets how many entries are kept, the latest ones. For whoever wants to look at a long run afterwards.
     *
     * @param entries 1 or more
     */
    public void setCapacity(int entries) {
        if (entries < 1) {
            throw new IllegalArgumentException("a trace keeps 1 entry or more, not " + entries);
        }
        Trace former = new StateCloner().copy(this);
        times = new long[entries];
        where = new int[entries];
        kinds = new String[entries];
        texts = new String[entries];
        details = new long[entries];
        causes = new long[entries];
        oldest = Math.max(oldest, recorded - entries + 1);
        for (long number = oldest; number <= recorded; number++) {
            int from = former.indexOf(number);
            int to = indexOf(number);
            times[to] = former.times[from];
            where[to] = former.where[from];
            kinds[to] = former.kinds[from];
            texts[to] = former.texts[from];
            details[to] = former.details[from];
            causes[to] = former.causes[from];
        }
    }

    /** The number of the entry that whatever happens now follows from; 0 if nothing did. */
    public long currentCause() {
        return currentCause;
    }

    /** Says what whatever happens from now on follows from: the number of an entry, or 0. */
    public void setCause(long number) {
        currentCause = number;
    }

    /** Records an event that is told by a number: an address, a vector, an entry. */
    public void record(long time, int core, String kind, long detail) {
        int index = next(time, core, kind);
        texts[index] = null;
        details[index] = detail;
    }

    /** Records an event that is told by a text. */
    public void record(long time, int core, String kind, String text) {
        texts[next(time, core, kind)] = text;
    }

    private int next(long time, int core, String kind) {
        int index = indexOf(++recorded);
        oldest = Math.max(oldest, recorded - times.length + 1);
        times[index] = time;
        where[index] = core;
        kinds[index] = kind;
        causes[index] = currentCause;
        currentCause = recorded;
        return index;
    }

    private int indexOf(long number) {
        return (int) ((number - 1) % times.length);
    }

    /** How many entries there were, those that are not kept any more included. */
    public long recorded() {
        return recorded;
    }

    /** What is kept, oldest first. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (long number = oldest; number <= recorded; number++) {
            int index = indexOf(number);
            String text = texts[index] == null ? "0x" + Long.toHexString(details[index]) : texts[index];
            entries.add(new Entry(number, causes[index], times[index], cores.get(where[index]), kinds[index], text));
        }
        return entries;
    }

    /** How many of the entries that are kept are of each kind, in alphabetical order. */
    public SortedMap<String, Long> counts() {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (long number = oldest; number <= recorded; number++) {
            counts.merge(kinds[indexOf(number)], 1L, Long::sum);
        }
        return counts;
    }

    /**
     * One thing that happened.
     *
     * @param number its place among all things that happened, from 1 on
     * @param cause the number of the entry that it follows from, which may be kept no more; 0 for none
     * @param time when, in picoseconds
     * @param core where
     * @param kind what kind of thing: an event's class, what a core was told, or a mark's kind
     * @param text the rest, in words
     */
    public record Entry(long number, long cause, long time, CoreId core, String kind, String text) {}
}
