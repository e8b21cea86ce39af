package org.barreleye.machine.core;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.time.EventQueue;

/**
 * Lines that others wrote, whose invalidation waits in this core's queue: until it is processed, the core goes on
 * seeing the bytes that its cache held before. Weakly ordered machines only.
 */
final class InvalidationQueue implements Copyable {
    /** What the core still sees of a line, and when it stops doing so. Never changes. */
    private record PendingInvalidation(long number, long due, long[] words) {}

    private final int lineShift;
    private final List<PendingInvalidation> pending = new ArrayList<>();

    InvalidationQueue(int lineBytes) {
        lineShift = Integer.numberOfTrailingZeros(lineBytes);
    }

    /** Keeps what a line holds now. A line that is stale already stays as old as it is. */
    void add(Page page, long address, long due) {
        if (indexOf(address) < 0) {
            long[] words = new long[(1 << lineShift) / Long.BYTES];
            for (int word = 0; word < words.length; word++) {
                long at = (address & -1L << lineShift) + (long) word * Long.BYTES;
                words[word] = page.load(at, Long.BYTES, Endianness.LITTLE);
            }
            pending.add(new PendingInvalidation(address >>> lineShift, due, words));
        }
    }

    boolean contains(long address) {
        return indexOf(address) >= 0;
    }

    long load(long address, int bytes, Endianness order) {
        long[] words = pending.get(indexOf(address)).words;
        long word = words[(int) address >>> 3 & words.length - 1];
        long value = word >>> ((int) address & Long.BYTES - 1) * Byte.SIZE & -1L >>> Long.SIZE - bytes * Byte.SIZE;
        return order == Endianness.LITTLE ? value : Long.reverseBytes(value) >>> Long.SIZE - bytes * Byte.SIZE;
    }

    /** Processes the invalidation of a line, if one waits. */
    void process(long address) {
        int index = indexOf(address);
        if (index >= 0) {
            pending.remove(index);
        }
    }

    void processAll() {
        pending.clear();
    }

    int count() {
        return pending.size();
    }

    long address(int index) {
        return pending.get(index).number << lineShift;
    }

    long due(int index) {
        return pending.get(index).due;
    }

    /** When the first invalidation is processed, or {@link EventQueue#NEVER}. */
    long earliest() {
        long earliest = EventQueue.NEVER;
        for (PendingInvalidation line : pending) {
            earliest = Math.min(earliest, line.due);
        }
        return earliest;
    }

    private int indexOf(long address) {
        for (int index = 0; index < pending.size(); index++) {
            if (pending.get(index).number == address >>> lineShift) {
                return index;
            }
        }
        return -1;
    }
}
