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
    /** What the core still sees of a line, and when it stops doing so. Never changes. */
    private record Stale(long number, long due, long[] words) {}

    private final int lineShift;
    private final List<Stale> lines = new ArrayList<>();

    StaleLines(int lineBytes) {
        lineShift = Integer.numberOfTrailingZeros(lineBytes);
    }

    private StaleLines(StaleLines source, Copier copier) {
        copier.enter(source, this);
        lineShift = source.lineShift;
        lines.addAll(source.lines);
    }

    @Override
    public StaleLines copy(Copier copier) {
        return new StaleLines(this, copier);
    }

    /** Keeps what a line holds now. A line that is stale already stays as old as it is. */
    void keep(Page page, long address, long due) {
        if (place(address) < 0) {
            long[] words = new long[(1 << lineShift) / Long.BYTES];
            for (int word = 0; word < words.length; word++) {
                long at = (address & -1L << lineShift) + (long) word * Long.BYTES;
                words[word] = page.load(at, Long.BYTES, Endianness.LITTLE);
            }
            lines.add(new Stale(address >>> lineShift, due, words));
        }
    }

    boolean holds(long address) {
        return place(address) >= 0;
    }

    long load(long address, int bytes, Endianness order) {
        long[] words = lines.get(place(address)).words;
        long word = words[(int) address >>> 3 & words.length - 1];
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
        return lines.get(index).number << lineShift;
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
            if (lines.get(index).number == address >>> lineShift) {
                return index;
            }
        }
        return -1;
    }
}
