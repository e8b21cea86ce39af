package org.barreleye.machine.trace;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** The last 4,096 things that happened, oldest first: always on, in flat arrays, put into words only when asked. */
public final class Trace implements Copyable {
    private static final int CAPACITY = 4_096;

    private final List<CoreId> cores;
    private final long[] times = new long[CAPACITY];
    private final int[] where = new int[CAPACITY];
    private final String[] kinds = new String[CAPACITY];
    private final String[] texts = new String[CAPACITY];
    private final long[] details = new long[CAPACITY];
    private long recorded;

    /** Creates the empty trace of a machine with these cores. */
    public Trace(List<CoreId> cores) {
        this.cores = List.copyOf(cores);
    }

    private Trace(Trace source, Copier copier) {
        copier.enter(source, this);
        cores = source.cores;
        recorded = source.recorded;
        System.arraycopy(source.times, 0, times, 0, CAPACITY);
        System.arraycopy(source.where, 0, where, 0, CAPACITY);
        System.arraycopy(source.kinds, 0, kinds, 0, CAPACITY);
        System.arraycopy(source.texts, 0, texts, 0, CAPACITY);
        System.arraycopy(source.details, 0, details, 0, CAPACITY);
    }

    @Override
    public Trace copy(Copier copier) {
        return new Trace(this, copier);
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
        int index = (int) (recorded++ % CAPACITY);
        times[index] = time;
        where[index] = core;
        kinds[index] = kind;
        return index;
    }

    /** What is in the ring, oldest first. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (long number = Math.max(0, recorded - CAPACITY); number < recorded; number++) {
            int index = (int) (number % CAPACITY);
            String text = texts[index] == null ? "0x" + Long.toHexString(details[index]) : texts[index];
            entries.add(new Entry(times[index], cores.get(where[index]), kinds[index], text));
        }
        return entries;
    }

    /**
     * One thing that happened.
     *
     * @param time when, in picoseconds
     * @param core where
     * @param kind what kind of thing: an event's class, what a core was told, or a mark's kind
     * @param text the rest, in words
     */
    public record Entry(long time, CoreId core, String kind, String text) {}
}
