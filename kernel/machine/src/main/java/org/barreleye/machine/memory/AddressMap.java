package org.barreleye.machine.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.machine.description.AddressWindow;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.MemoryRegion;

/**
 * The address map of a core: windows of its local addresses that show parts of memory. Immutable.
 *
 * <p>A core whose description names no windows sees all memory. Its software uses canonical addresses; the local ones,
 * which are in page tables, follow from the regions of memory: each in the order of its space at the next multiple of
 * the power of two that is not smaller than it, the first at 0.
 */
@Shared // never changed
public final class AddressMap {
    private static final int SPACE_SHIFT = 48;

    private final CoreDescription core;
    private final boolean seesAll;
    // By window, in the order of the description: its local address, its packed canonical address, its length.
    private final long[] at;
    private final long[] canonical;
    private final long[] bytes;

    /** Creates the map of a core of a machine with these regions of memory. */
    public AddressMap(CoreDescription core, List<MemoryRegion> memory) {
        this.core = core;
        seesAll = core.map().isEmpty();
        List<AddressWindow> windows = seesAll ? windowsOn(memory) : core.map();
        at = windows.stream().mapToLong(AddressWindow::at).toArray();
        bytes = windows.stream().mapToLong(AddressWindow::bytes).toArray();
        canonical = windows.stream()
                .mapToLong(window -> new CanonicalAddress(window.space(), window.offset()).packed())
                .toArray();
    }

    private static List<AddressWindow> windowsOn(List<MemoryRegion> memory) {
        List<AddressWindow> windows = new ArrayList<>();
        long end = 0;
        for (MemoryRegion region : memory) {
            long alignment = Long.highestOneBit(region.bytes() * 2 - 1);
            long begin = end + alignment - 1 & -alignment;
            windows.add(new AddressWindow(begin, region.bytes(), region.space(), 0));
            end = begin + region.bytes();
        }
        return windows;
    }

    /** Returns whether the map shows a packed canonical address. */
    public boolean maps(long address) {
        return seesAll || isInWindow(address);
    }

    private boolean isInWindow(long address) {
        for (int window = 0; window < at.length; window++) {
            if (Long.compareUnsigned(address - canonical[window], bytes[window]) < 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Checks that the map shows a packed canonical address.
     *
     * @throws BusFault if it does not
     */
    public void requireMapped(long address) {
        if (!seesAll && !isInWindow(address)) {
            throw new BusFault(address, core.id() + " cannot access " + CanonicalAddress.of(address)
                    + "; the windows of its address map are " + windows());
        }
    }

    /**
     * Translates a local address of the core into a packed canonical address.
     *
     * @throws BusFault if it is in no window
     */
    public long decode(long local) {
        for (int window = firstCandidate(at, local); window < at.length; window++) {
            if (Long.compareUnsigned(local - at[window], bytes[window]) < 0) {
                return canonical[window] + (local - at[window]);
            }
        }
        if (seesAll && local >>> SPACE_SHIFT == 0) {
            return local; // behind all memory, so there is none at this offset of the first space either
        }
        throw new BusFault(local, core.id() + " has no window at its address 0x" + Long.toHexString(local)
                + "; the windows of its address map are " + windows());
    }

    /**
     * The local address at which this core sees a packed canonical address.
     *
     * @throws BusFault if no window shows it
     */
    public long encode(long address) {
        for (int window = firstCandidate(canonical, address); window < at.length; window++) {
            if (Long.compareUnsigned(address - canonical[window], bytes[window]) < 0) {
                return at[window] + (address - canonical[window]);
            }
        }
        throw new BusFault(address, core.id() + " has no window on " + CanonicalAddress.of(address)
                + "; the windows of its address map are " + windows());
    }

    /**
     * The first window that may hold an address, given where the windows begin. Those on all memory are in ascending
     * order on both sides; those of a description may be in any order and overlap, and there are few.
     */
    private int firstCandidate(long[] begins, long address) {
        int low = 0;
        int high = seesAll ? begins.length - 1 : 0;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (begins[middle] <= address) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private String windows() {
        StringJoiner list = new StringJoiner(", ");
        for (int window = 0; window < at.length; window++) {
            list.add(CanonicalAddress.of(canonical[window]) + " to "
                    + CanonicalAddress.of(canonical[window] + bytes[window] - 1) + " at 0x"
                    + Long.toHexString(at[window]));
        }
        return list.toString();
    }
}
