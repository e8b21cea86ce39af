package org.barreleye.machine.memory;

import java.util.List;
import java.util.StringJoiner;
import org.barreleye.kpi.state.CopyHook;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.trace.TraceHash;

/**
 * The memory of a machine: bytes by packed canonical address. Zero until written; pages are created when they are
 * touched.
 */
public final class MachineMemory implements CopyHook {
    private static final int SPACE_SHIFT = 48;
    private static final long OFFSET_MASK = (1L << SPACE_SHIFT) - 1;

    private static final int PAGE_SHIFT = 12;
    private static final int RECENT = 256;

    private final AddressSpace[] bySpace;
    // Pages used of late, by the low bits of their numbers: an access finds its page in one look.
    private transient long[] recentNumbers = new long[RECENT];
    private transient Page[] recentPages = new Page[RECENT];

    /** Creates the memory of a machine. */
    public MachineMemory(MachineDescription machine) {
        List<MemoryRegion> regions = machine.memory();
        bySpace = new AddressSpace[regions.get(regions.size() - 1).space() + 1];
        for (MemoryRegion region : regions) {
            bySpace[region.space()] = new AddressSpace(region, machine);
        }
    }

    @Override
    public void afterCopy() {
        recentNumbers = new long[RECENT];
        recentPages = new Page[RECENT];
    }

    /**
     * The page of an access.
     *
     * @param address packed canonical address
     * @param bytes 1, 2, 4, 8, or 64 for a message line
     * @throws IllegalArgumentException if the access has another size, or is not aligned to it
     * @throws BusFault if there is no memory
     */
    public Page page(long address, int bytes) {
        if (bytes < 1 || Integer.bitCount(bytes) != 1 || bytes > Long.BYTES && bytes != Page.MESSAGE_LINE_BYTES) {
            throw new IllegalArgumentException("an access has 1, 2, 4 or 8 bytes, not " + bytes);
        }
        if ((address & bytes - 1) != 0) {
            throw new IllegalArgumentException("an access of " + bytes + " bytes must be aligned to " + bytes
                    + ", which " + CanonicalAddress.of(address) + " is not");
        }
        long number = address >>> PAGE_SHIFT;
        int index = (int) number & RECENT - 1;
        if (recentNumbers[index] == number && recentPages[index] != null) {
            return recentPages[index];
        }
        Page page = find(address);
        recentNumbers[index] = number;
        recentPages[index] = page;
        return page;
    }

    private Page find(long address) {
        int space = (int) (address >>> SPACE_SHIFT);
        Page page = space < bySpace.length && bySpace[space] != null ? bySpace[space].page(address & OFFSET_MASK)
                : null;
        if (page == null) {
            throw new BusFault(
                    address, "there is no memory at " + CanonicalAddress.of(address) + "; there is " + regions());
        }
        return page;
    }

    /** Returns whether there is memory at a packed canonical address. */
    public boolean exists(long address) {
        int space = (int) (address >>> SPACE_SHIFT);
        return space < bySpace.length && bySpace[space] != null
                && (address & OFFSET_MASK) < bySpace[space].region().bytes();
    }

    /** Reads a number as a debugger does: at no cost and without effect on the run. */
    public long peek(long address, int bytes, Endianness order) {
        return page(address, bytes).load(address, bytes, order);
    }

    /** The hash of all bytes. Equal for equal contents, independent of the pages that were touched. */
    public long contentHash() {
        TraceHash hash = new TraceHash();
        for (AddressSpace space : bySpace) {
            if (space != null) {
                space.eachWrittenPage((offset, page) -> mixPage(hash, space.region().space(), offset, page));
            }
        }
        return hash.value();
    }

    private static void mixPage(TraceHash hash, int space, long offset, Page page) {
        hash.mix((long) space << SPACE_SHIFT | offset);
        for (int word = 0; word < Page.BYTES; word += Long.BYTES) {
            hash.mix(page.load(word, Long.BYTES, Endianness.LITTLE));
        }
    }

    private String regions() {
        StringJoiner list = new StringJoiner(", ");
        for (AddressSpace space : bySpace) {
            if (space != null) {
                MemoryRegion region = space.region();
                list.add(new CanonicalAddress(region.space(), 0) + " to " + new CanonicalAddress(region.space(),
                        region.bytes() - 1));
            }
        }
        return list.toString();
    }
}
