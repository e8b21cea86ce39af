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
 * The trace of a run: the recent entries, each with its cause, oldest first. Always on, in flat arrays, formatted only
 * when it is read.
 *
 * <p>Entries are numbered from 1 on. During an event, {@link #currentCause()} is the entry that caused it. An entry
 * that is recorded becomes the current cause, and an event that is posted keeps its number.
 */
public final class Trace implements Copyable {
    /** The number of entries that are kept by default. */
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

    private boolean keepsNotes;

    /** Creates the empty trace of a machine with these cores. */
    public Trace(List<CoreId> cores) {
        this.cores = List.copyOf(cores);
    }

    /**
     * Sets the number of latest entries that are kept, for the analysis of a long run.
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

    /** Returns whether notes of software are kept. */
    public boolean keepsNotes() {
        return keepsNotes;
    }

    /**
     * Sets whether notes of software are kept, such as those of the messages that programs send and receive. They are
     * not kept by default.
     */
    public void setKeepsNotes(boolean keep) {
        keepsNotes = keep;
    }

    /** The number of the entry that is the cause of the current event; 0 for none. */
    public long currentCause() {
        return currentCause;
    }

    /** Sets the current cause: the number of an entry, or 0. */
    public void setCause(long number) {
        currentCause = number;
    }

    /** Records an entry with a number as its detail: an address, a vector, an entry address. */
    public void record(long time, int core, String kind, long detail) {
        int index = next(time, core, kind);
        texts[index] = null;
        details[index] = detail;
    }

    /** Records an entry with a text as its detail. */
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

    /** The number of entries so far, with those that are not kept any more. */
    public long recorded() {
        return recorded;
    }

    /** The entries that are kept, oldest first. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (long number = oldest; number <= recorded; number++) {
            int index = indexOf(number);
            String text = texts[index] == null ? "0x" + Long.toHexString(details[index]) : texts[index];
            entries.add(new Entry(number, causes[index], times[index], cores.get(where[index]), kinds[index], text));
        }
        return entries;
    }

    /** The number of kept entries of each kind, in alphabetical order. */
    public SortedMap<String, Long> counts() {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (long number = oldest; number <= recorded; number++) {
            counts.merge(kinds[indexOf(number)], 1L, Long::sum);
        }
        return counts;
    }

    /**
     * An entry of the trace.
     *
     * @param number its number, from 1 on
     * @param cause the number of the entry that caused it, which may not be kept any more; 0 for none
     * @param time its time in picoseconds
     * @param core its core
     * @param kind its kind: the class of an event, the event of a core, or the kind of a mark
     * @param text its detail
     */
    public record Entry(long number, long cause, long time, CoreId core, String kind, String text) {}
}
