package org.barreleye.machine.core;

import java.util.Arrays;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.time.EventQueue;

/**
 * The values in a core's store buffer: what it stored and nobody else can see yet, in the order of its program. Its own
 * loads see them.
 *
 * <p>{@link StoreBuffer} knows when there is room, this knows the bytes. Flat arrays that grow to their working size,
 * so that a store allocates nothing.
 */
final class StoreBufferEntries implements Copyable {
    private final boolean inOrder;
    private final int lineShift;
    private long[] addresses = new long[8];
    private int[] sizes = new int[8];
    // As they lie in memory: the byte at the address is the lowest.
    private long[] values = new long[8];
    private long[] dues = new long[8];
    private int count;

    /**
     * Creates an empty buffer.
     *
     * @param inOrder whether stores leave in the order of the program; otherwise those of one line do
     * @param lineBytes the size of a line
     */
    StoreBufferEntries(boolean inOrder, int lineBytes) {
        this.inOrder = inOrder;
        lineShift = Integer.numberOfTrailingZeros(lineBytes);
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    long address(int index) {
        return addresses[index];
    }

    long due(int index) {
        return dues[index];
    }

    /** Puts a store in, behind all others. */
    void add(long address, int bytes, long value, Endianness order, long due) {
        if (count == addresses.length) {
            grow();
        }
        addresses[count] = address;
        sizes[count] = bytes;
        values[count] = toMemoryOrder(value, bytes, order);
        dues[count++] = due;
    }

    /** When the last store of a line leaves, or {@link EventQueue#NEVER} if none waits. */
    long lastDueInLine(long address) {
        for (int index = count - 1; index >= 0; index--) {
            if (addresses[index] >>> lineShift == address >>> lineShift) {
                return dues[index];
            }
        }
        return EventQueue.NEVER;
    }

    /** The store that leaves first, if there is one. */
    int earliest() {
        int earliest = 0;
        for (int index = 1; index < count; index++) {
            if (dues[index] < dues[earliest]) {
                earliest = index;
            }
        }
        return earliest;
    }

    /** Whether a store may leave before all others that wait. */
    boolean mayCommit(int index) {
        for (int before = 0; before < index; before++) {
            if (inOrder || addresses[before] >>> lineShift == addresses[index] >>> lineShift) {
                return false;
            }
        }
        return true;
    }

    /** Writes a store to its page. */
    void write(int index, Page page) {
        page.store(addresses[index], sizes[index], values[index], Endianness.LITTLE);
    }

    long value(int index) {
        return values[index];
    }

    void remove(int index) {
        int rest = --count - index;
        System.arraycopy(addresses, index + 1, addresses, index, rest);
        System.arraycopy(sizes, index + 1, sizes, index, rest);
        System.arraycopy(values, index + 1, values, index, rest);
        System.arraycopy(dues, index + 1, dues, index, rest);
    }

    /** Whether these stores say all bytes of a load, so that it need not look any further. */
    boolean covers(long address, int bytes) {
        long covered = 0;
        for (int index = 0; index < count; index++) {
            covered |= overlapMask(index, address);
        }
        return (~covered & mask(bytes)) == 0;
    }

    /** What a load sees: what it would see without this buffer, and over that, in order, what waits here. */
    long forward(long address, int bytes, long loaded, Endianness order) {
        long seen = toMemoryOrder(loaded, bytes, order);
        for (int index = 0; index < count; index++) {
            long overlap = overlapMask(index, address);
            seen = seen & ~overlap | shifted(values[index], addresses[index] - address) & overlap;
        }
        return toMemoryOrder(seen & mask(bytes), bytes, order);
    }

    /** Which bits of the eight bytes from an address on a store writes. */
    private long overlapMask(int index, long address) {
        long distance = addresses[index] - address;
        return distance <= -Long.BYTES || distance >= Long.BYTES ? 0 : shifted(mask(sizes[index]), distance);
    }

    private static long shifted(long value, long distance) {
        return distance >= 0 ? value << distance * Byte.SIZE : value >>> -distance * Byte.SIZE;
    }

    private static long mask(int bytes) {
        return -1L >>> Long.SIZE - bytes * Byte.SIZE;
    }

    /** Between a number and its bytes in memory, the first one lowest; the way back is the same. */
    private static long toMemoryOrder(long value, int bytes, Endianness order) {
        return order == Endianness.LITTLE ? value & mask(bytes)
                : Long.reverseBytes(value) >>> Long.SIZE - bytes * Byte.SIZE;
    }

    private void grow() {
        int larger = count * 2;
        addresses = Arrays.copyOf(addresses, larger);
        sizes = Arrays.copyOf(sizes, larger);
        values = Arrays.copyOf(values, larger);
        dues = Arrays.copyOf(dues, larger);
    }
}
