package org.barreleye.machine.ordering;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.time.EventQueue;

/**
 * The invalidation queue of a core: invalidations of lines that others have written and that the core has not processed
 * yet. Until then the core sees the bytes that its cache held before. Used by weakly ordered machines only.
 */
final class InvalidationQueue implements Copyable {
    /** The stale contents of a line, and the time at which its invalidation is processed. Immutable. */
    private record PendingInvalidation(long number, long due, long[] words) {}

    private final int lineShift;
    private final List<PendingInvalidation> pending = new ArrayList<>();

    InvalidationQueue(int lineBytes) {
        lineShift = Integer.numberOfTrailingZeros(lineBytes);
    }

    /**
     * Queues the invalidation of a line, and keeps its present contents. A line that is stale already stays as it is.
     */
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

    /** Processes the invalidation of a line, if one is pending. */
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

    /** The time at which the first invalidation is processed, or {@link EventQueue#NEVER}. */
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
