package org.barreleye.machine.translation;

import java.util.Arrays;
import org.barreleye.kpi.state.Copyable;

/** The translation lookaside buffer of an MMU, tagged by address space, with first-in first-out replacement. */
final class Tlb implements Copyable {
    // By place: the first virtual address of the page, whose it is, and the leaf; 0 if the place is free.
    private final long[] pages;
    private final int[] spaces;
    private final long[] entries;
    private int next;
    // Where the last one was found: most accesses are to the page of the access before.
    private int last;

    Tlb(int capacity) {
        pages = new long[capacity];
        spaces = new int[capacity];
        entries = new long[capacity];
    }

    /** The leaf of an address, or {@link PageTableFormat#NO_ENTRY}. */
    long find(long virtual, int space) {
        if (matches(last, virtual, space)) {
            return entries[last];
        }
        for (int index = 0; index < entries.length; index++) {
            if (matches(index, virtual, space)) {
                last = index;
                return entries[index];
            }
        }
        return PageTableEntry.NONE;
    }

    private boolean matches(int index, long virtual, int space) {
        long entry = entries[index];
        return entry != PageTableEntry.NONE && spaces[index] == space
                && (virtual ^ pages[index]) >>> PageTableEntry.shift(entry) == 0;
    }

    void add(long virtual, int space, long entry) {
        pages[next] = virtual & -1L << PageTableEntry.shift(entry);
        spaces[next] = space;
        entries[next] = entry;
        last = next;
        next = next + 1 == entries.length ? 0 : next + 1;
    }

    void invalidatePage(long virtual, int space) {
        for (int index = 0; index < entries.length; index++) {
            if (matches(index, virtual, space)) {
                entries[index] = PageTableEntry.NONE;
            }
        }
    }

    void invalidateSpace(int space) {
        for (int index = 0; index < entries.length; index++) {
            if (spaces[index] == space) {
                entries[index] = PageTableEntry.NONE;
            }
        }
    }

    void flush() {
        Arrays.fill(entries, PageTableEntry.NONE);
    }
}
