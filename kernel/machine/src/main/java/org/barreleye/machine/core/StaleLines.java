package org.barreleye.machine.core;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.time.EventQueue;

/**
 * Lines that others wrote, whose invalidation waits in this core's queue: until it is processed, the core goes on seeing
 * the bytes that its cache held before. Weakly ordered machines only.
 */
final class StaleLines implements Copyable {
    private static final int LINE_SHIFT = 6;
    private static final int WORDS = Page.LINE_BYTES / Long.BYTES;

    /** What the core still sees of a line, and when it stops doing so. Never changes. */
    private record Stale(long number, long due, long[] words) {}

    private final List<Stale> lines = new ArrayList<>();

    StaleLines() {}

    private StaleLines(StaleLines source, Copier copier) {
        copier.enter(source, this);
        lines.addAll(source.lines);
    }

    @Override
    public StaleLines copy(Copier copier) {
        return new StaleLines(this, copier);
    }

    /** Keeps what a line holds now. A line that is stale already stays as old as it is. */
    void keep(Page page, long address, long due) {
        if (place(address) < 0) {
            long[] words = new long[WORDS];
            for (int word = 0; word < WORDS; word++) {
                long at = (address & -Page.LINE_BYTES) + (long) word * Long.BYTES;
                words[word] = page.load(at, Long.BYTES, Endianness.LITTLE);
            }
            lines.add(new Stale(address >>> LINE_SHIFT, due, words));
        }
    }

    boolean holds(long address) {
        return place(address) >= 0;
    }

    long load(long address, int bytes, Endianness order) {
        long word = lines.get(place(address)).words[(int) address >>> 3 & WORDS - 1];
        long value = word >>> ((int) address & Long.BYTES - 1) * Byte.SIZE & -1L >>> Long.SIZE - bytes * Byte.SIZE;
        return order == Endianness.LITTLE ? value : Long.reverseBytes(value) >>> Long.SIZE - bytes * Byte.SIZE;
    }

    /** Processes the invalidation of a line, if one waits. */
    void drop(long address) {
        int place = place(address);
        if (place >= 0) {
            lines.remove(place);
        }
    }

    void dropAll() {
        lines.clear();
    }

    int count() {
        return lines.size();
    }

    long address(int index) {
        return lines.get(index).number << LINE_SHIFT;
    }

    long due(int index) {
        return lines.get(index).due;
    }

    /** When the first invalidation is processed, or {@link EventQueue#NEVER}. */
    long earliest() {
        long earliest = EventQueue.NEVER;
        for (Stale line : lines) {
            earliest = Math.min(earliest, line.due);
        }
        return earliest;
    }

    private int place(long address) {
        for (int index = 0; index < lines.size(); index++) {
            if (lines.get(index).number == address >>> LINE_SHIFT) {
                return index;
            }
        }
        return -1;
    }
}
