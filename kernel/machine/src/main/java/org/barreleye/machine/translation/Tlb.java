package org.barreleye.machine.translation;

import java.util.Arrays;
import org.barreleye.kpi.state.Copyable;

/** The translation lookaside buffer of an MMU, tagged by address space, with first-in first-out replacement. */
final class Tlb implements Copyable {
    private static final int PLACES = 256;
    private static final int PAGE_SHIFT = 12;

    // By place: the first virtual address of the page, whose it is, and the leaf; 0 if the place is free.
    private final long[] pages;
    private final int[] spaces;
    private final long[] entries;
    private int next;
    // By hash of page and address space: where such an entry was found last. It makes the model fast, and costs no
    // time in it.
    private final int[] places = new int[PLACES];

    Tlb(int capacity) {
        pages = new long[capacity];
        spaces = new int[capacity];
        entries = new long[capacity];
    }

    /** The leaf of an address, or {@link PageTableEntry#NONE}. */
    long find(long virtual, int space) {
        int place = placeOf(virtual, space);
        if (matches(places[place], virtual, space)) {
            return entries[places[place]];
        }
        for (int index = 0; index < entries.length; index++) {
            if (matches(index, virtual, space)) {
                places[place] = index;
                return entries[index];
            }
        }
        return PageTableEntry.NONE;
    }

    private static int placeOf(long virtual, int space) {
        return (int) (virtual >>> PAGE_SHIFT ^ space * 31L) & PLACES - 1;
    }

    private boolean matches(int index, long virtual, int space) {
        long entry = entries[index];
        return entry != PageTableEntry.NONE && spaces[index] == space
                && (virtual ^ pages[index]) >>> PageTableEntry.shift(entry) == 0;
    }

    boolean contains(long virtual, int space) {
        for (int index = 0; index < entries.length; index++) {
            if (matches(index, virtual, space)) {
                return true;
            }
        }
        return false;
    }

    void add(long virtual, int space, long entry) {
        pages[next] = virtual & -1L << PageTableEntry.shift(entry);
        spaces[next] = space;
        entries[next] = entry;
        places[placeOf(virtual, space)] = next;
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
