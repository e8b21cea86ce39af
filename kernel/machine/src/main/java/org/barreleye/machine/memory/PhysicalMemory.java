package org.barreleye.machine.memory;

import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.Endianness;

/**
 * The memory of a machine, and the directory of its lines: one coherence domain with three states of a line in a cache,
 * not there, shared, and modified. Pages exist from the first touch, and copies of a machine share them until one writes.
 */
public final class PhysicalMemory implements Copyable {
    /** The bytes of a line. */
    public static final int LINE_BYTES = Page.LINE_BYTES;

    private final Page[] pages;
    private final boolean[] ours;

    /** Makes zeroed memory: address space 0. */
    public PhysicalMemory(long bytes) {
        pages = new Page[(int) (bytes / Page.BYTES)];
        ours = new boolean[pages.length];
    }

    private PhysicalMemory(PhysicalMemory source, Copier copier) {
        copier.enter(source, this);
        pages = source.pages.clone();
        ours = new boolean[pages.length];
        java.util.Arrays.fill(source.ours, false);
    }

    @Override
    public PhysicalMemory copy(Copier copier) {
        return new PhysicalMemory(this, copier);
    }

    /**
     * Checks that an access lies in this memory and is aligned.
     *
     * @throws IllegalArgumentException if it is not; the message says what is wrong
     */
    public void check(long address, int bytes) {
        CanonicalAddress canonical = CanonicalAddress.of(address);
        if (canonical.space() != 0 || canonical.offset() > (long) pages.length * Page.BYTES - bytes) {
            throw new IllegalArgumentException("no memory of " + bytes + " bytes at " + canonical);
        }
        if (Integer.bitCount(bytes) != 1 || address % bytes != 0) {
            throw new IllegalArgumentException(bytes + " bytes at " + canonical + " are not aligned");
        }
    }

    /** Brings a line into a core's cache to be read. */
    public Access read(int core, long address) {
        Page seen = pages[number(address)];
        int line = line(address);
        if (seen != null && (seen.sharers[line] & 1L << core) != 0) {
            return Access.HIT;
        }
        Page page = writable(address);
        Access access = page.owner[line] == Page.NOBODY ? Access.FROM_MEMORY : Access.FROM_CACHE;
        page.owner[line] = Page.NOBODY;
        page.sharers[line] |= 1L << core;
        return access;
    }

    /** Brings a line into a core's cache to be written, and takes it from all others. */
    public Access write(int core, long address) {
        Page page = writable(address);
        int line = line(address);
        Access access = need(page, line, core);
        page.owner[line] = (byte) core;
        page.sharers[line] = 1L << core;
        return access;
    }

    /** What {@link #write} would need now. */
    public Access wouldWrite(int core, long address) {
        Page page = pages[number(address)];
        return page == null ? Access.FROM_MEMORY : need(page, line(address), core);
    }

    private static Access need(Page page, int line, int core) {
        if (page.owner[line] == core) {
            return Access.HIT;
        }
        if (page.owner[line] != Page.NOBODY) {
            return Access.FROM_CACHE;
        }
        return page.sharers[line] == 0 ? Access.FROM_MEMORY : Access.INVALIDATED_OTHERS;
    }

    /** Whether a core's cache holds a line: then nobody has written it since the core last read it. */
    public boolean holds(int core, long address) {
        Page page = pages[number(address)];
        return page != null && (page.sharers[line(address)] & 1L << core) != 0;
    }

    /** The bytes at an address as a number, its upper bits zero. */
    public long get(long address, int bytes, Endianness order) {
        Page page = pages[number(address)];
        if (page == null) {
            return 0;
        }
        int at = (int) (address % Page.BYTES);
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            int index = order == Endianness.BIG ? at + i : at + bytes - 1 - i;
            value = value << 8 | page.bytes[index] & 0xff;
        }
        return value;
    }

    /** Sets the bytes at an address. */
    public void set(long address, int bytes, long value, Endianness order) {
        Page page = writable(address);
        int at = (int) (address % Page.BYTES);
        for (int i = 0; i < bytes; i++) {
            int index = order == Endianness.LITTLE ? at + i : at + bytes - 1 - i;
            page.bytes[index] = (byte) (value >>> 8 * i);
        }
    }

    private Page writable(long address) {
        int number = number(address);
        if (!ours[number]) {
            pages[number] = pages[number] == null ? new Page() : pages[number].twin();
            ours[number] = true;
        }
        return pages[number];
    }

    private static int number(long address) {
        return (int) (address / Page.BYTES);
    }

    private static int line(long address) {
        return (int) (address % Page.BYTES / LINE_BYTES);
    }
}
