package org.barreleye.machine.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.chance.Chance;

/** What has happened: a hash over everything observable since the beginning, and the most recent records. */
public final class Trace implements Copyable {
    /** How many records are kept. */
    public static final int CAPACITY = 4096;

    private final Deque<TraceRecord> recent;
    private long hash;
    private long count;
    // Whoever watches is not part of the machine, and does not watch its copies.
    private Consumer<TraceRecord> watcher = record -> {};

    /** Nothing has happened. */
    public Trace() {
        recent = new ArrayDeque<>();
    }

    private Trace(Trace source, Copier copier) {
        copier.enter(source, this);
        recent = new ArrayDeque<>(source.recent);
        hash = source.hash;
        count = source.count;
    }

    @Override
    public Trace copy(Copier copier) {
        return new Trace(this, copier);
    }

    /** Tells somebody of every record from now on. */
    public void watch(Consumer<TraceRecord> by) {
        watcher = by;
    }

    /** Something happened. */
    public void add(long time, CoreId core, String kind, String text) {
        TraceRecord record = new TraceRecord(time, core, kind, text);
        mix(time);
        mix(core.number());
        mix(kind);
        mix(text);
        count++;
        if (recent.size() == CAPACITY) {
            recent.removeFirst();
        }
        recent.addLast(record);
        watcher.accept(record);
    }

    /** A hash over the time, core, kind and text of everything that happened, in its order. */
    public long hash() {
        return hash;
    }

    /** How much has happened. */
    public long count() {
        return count;
    }

    /** The most recent records, the oldest first. */
    public List<TraceRecord> recent() {
        return new ArrayList<>(recent);
    }

    private void mix(String text) {
        for (int i = 0; i < text.length(); i++) {
            mix(text.charAt(i));
        }
    }

    private void mix(long word) {
        hash = Chance.mix(hash * 31 + word + 1);
    }
}
