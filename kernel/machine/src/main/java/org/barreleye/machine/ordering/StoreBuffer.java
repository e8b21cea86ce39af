package org.barreleye.machine.ordering;

import java.util.Arrays;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.description.MemoryModel;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.time.EventQueue;

/**
 * The store buffer of a core: stores and published lines that the core has issued and the others do not see yet, in
 * program order. With store-to-load forwarding.
 *
 * <p>An entry is occupied until its store is visible; a full buffer stalls the core, and a buffer without entries makes
 * the core wait for each store. The buffer keeps the bytes of single stores only: the bytes of a published line travel
 * with its event.
 *
 * <p>It requests the ownership of a number of lines at a time, also of later ones before an earlier one is visible.
 *
 * <p>Under total store order, stores leave in program order; under weak ordering, only those of one line do. Flat
 * arrays that grow to their working size, so that a store allocates nothing.
 */
public final class StoreBuffer implements Copyable {
    private final boolean inOrder;
    private final int lineShift;

    // A ring: when each entry is free again. 'last' is the entry that was occupied last.
    private final long[] freeAt;
    private int last;
    // A ring: when each of the requests for ownership that it may have on their way at a time has been granted.
    private final long[] granted;
    private int lastRequest;

    // The single stores that are not visible yet, in program order.
    private long[] addresses = new long[8];
    private int[] sizes = new int[8];
    // As they lie in memory: the byte at the address is the lowest.
    private long[] values = new long[8];
    private long[] dues = new long[8];
    // When the ownership of its line is granted to the request that covers it; 0 if the core owned the line.
    private long[] grants = new long[8];
    private int count;

    /**
     * Creates an empty buffer.
     *
     * @param entries its size; 0 for a core without a store buffer
     * @param requests for how many lines it requests ownership at a time; without meaning under weak ordering
     * @param lineBytes the size of a cache line
     */
    public StoreBuffer(int entries, int requests, MemoryModel memoryModel, int lineBytes) {
        freeAt = new long[entries];
        inOrder = memoryModel != MemoryModel.WEAK;
        granted = new long[inOrder ? requests : Math.max(1, entries)];
        lineShift = Integer.numberOfTrailingZeros(lineBytes);
    }

    // ---- occupancy

    /** Returns whether the core has no store buffer. */
    public boolean isAbsent() {
        return freeAt.length == 0;
    }

    /** The time at which an entry is free. */
    public long roomAt(long now) {
        return isAbsent() ? now : Math.max(now, freeAt[(last + 1) % freeAt.length]);
    }

    /** The time at which all that is in the buffer is visible. */
    public long emptyAt(long now) {
        return isAbsent() ? now : Math.max(now, freeAt[last]);
    }

    /** The time at which ownership of a line can be requested. */
    public long requestAt(long now) {
        return Math.max(now, granted[(lastRequest + 1) % granted.length]);
    }

    /** Adds a request for ownership. */
    public void addRequest(long grantedAt) {
        lastRequest = (lastRequest + 1) % granted.length;
        granted[lastRequest] = grantedAt;
    }

    /** Occupies an entry, behind all others, until a published line is visible. */
    public void addLine(long visibleAt) {
        last = (last + 1) % freeAt.length;
        freeAt[last] = visibleAt;
    }

    /** Occupies an entry, behind all others, with a store. */
    void addStore(long address, int bytes, long value, Endianness order, long visibleAt, long grantedAt) {
        addLine(visibleAt);
        if (count == addresses.length) {
            grow();
        }
        addresses[count] = address;
        sizes[count] = bytes;
        values[count] = toMemoryOrder(value, bytes, order);
        grants[count] = grantedAt;
        dues[count++] = visibleAt;
    }

    // ---- stores that are not visible yet

    boolean hasStores() {
        return count > 0;
    }

    int stores() {
        return count;
    }

    long address(int index) {
        return addresses[index];
    }

    long value(int index) {
        return values[index];
    }

    long due(int index) {
        return dues[index];
    }

    /** The time at which the last store of a line leaves, or {@link EventQueue#NEVER} if there is none. */
    long lastDueInLine(long address) {
        for (int index = count - 1; index >= 0; index--) {
            if (addresses[index] >>> lineShift == address >>> lineShift) {
                return dues[index];
            }
        }
        return EventQueue.NEVER;
    }

    /** The time at which the last store of a line is granted its ownership. There must be one. */
    long lastGrantInLine(long address) {
        int index = count - 1;
        while (addresses[index] >>> lineShift != address >>> lineShift) {
            index--;
        }
        return grants[index];
    }

    /** The index of the store that leaves first. There must be one. */
    int earliest() {
        int earliest = 0;
        for (int index = 1; index < count; index++) {
            if (dues[index] < dues[earliest]) {
                earliest = index;
            }
        }
        return earliest;
    }

    /** Returns whether the memory model allows a store to leave before all others in the buffer. */
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

    /** Removes a store. */
    void remove(int index) {
        int rest = --count - index;
        System.arraycopy(addresses, index + 1, addresses, index, rest);
        System.arraycopy(sizes, index + 1, sizes, index, rest);
        System.arraycopy(values, index + 1, values, index, rest);
        System.arraycopy(dues, index + 1, dues, index, rest);
        System.arraycopy(grants, index + 1, grants, index, rest);
    }

    // ---- forwarding

    /** Returns whether the stores in the buffer cover all bytes of a load, so that it needs no access to the cache. */
    boolean covers(long address, int bytes) {
        long covered = 0;
        for (int index = 0; index < count; index++) {
            covered |= overlapMask(index, address);
        }
        return (~covered & mask(bytes)) == 0;
    }

    /**
     * Forwards the stores in the buffer to a load, in program order.
     *
     * @param loaded the number that the load finds without the buffer
     * @return the number that the load sees
     */
    long forward(long address, int bytes, long loaded, Endianness order) {
        long seen = toMemoryOrder(loaded, bytes, order);
        for (int index = 0; index < count; index++) {
            long overlap = overlapMask(index, address);
            seen = seen & ~overlap | shifted(values[index], addresses[index] - address) & overlap;
        }
        return toMemoryOrder(seen & mask(bytes), bytes, order);
    }

    /** The bits that a store writes in the eight bytes that begin at an address. */
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

    /** Converts a number to its bytes in memory, the first one lowest; its own inverse. */
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
        grants = Arrays.copyOf(grants, larger);
    }
}
