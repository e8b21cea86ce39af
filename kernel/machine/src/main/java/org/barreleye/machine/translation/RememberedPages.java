package org.barreleye.machine.translation;

import java.util.Arrays;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** The translations that a unit remembers, of whichever address spaces; the one that came first goes first. */
final class RememberedPages implements Copyable {
    // By place: the first virtual address of the page, whose it is, and the leaf; 0 if the place is free.
    private final long[] pages;
    private final int[] spaces;
    private final long[] leaves;
    private int next;
    // Where the last one was found: most accesses are to the page of the access before.
    private int last;

    RememberedPages(int entries) {
        pages = new long[entries];
        spaces = new int[entries];
        leaves = new long[entries];
    }

    private RememberedPages(RememberedPages source, Copier copier) {
        copier.enter(source, this);
        pages = source.pages.clone();
        spaces = source.spaces.clone();
        leaves = source.leaves.clone();
        next = source.next;
        last = source.last;
    }

    @Override
    public RememberedPages copy(Copier copier) {
        return new RememberedPages(this, copier);
    }

    /** The leaf of an address, or {@link TableFormat#NOTHING}. */
    long find(long virtual, int space) {
        if (holds(last, virtual, space)) {
            return leaves[last];
        }
        for (int place = 0; place < leaves.length; place++) {
            if (holds(place, virtual, space)) {
                last = place;
                return leaves[place];
            }
        }
        return TableFormat.NOTHING;
    }

    private boolean holds(int place, long virtual, int space) {
        long leaf = leaves[place];
        return leaf != TableFormat.NOTHING && spaces[place] == space && (virtual ^ pages[place]) >>> Leaf.shift(leaf) == 0;
    }

    void add(long virtual, int space, long leaf) {
        pages[next] = virtual & -1L << Leaf.shift(leaf);
        spaces[next] = space;
        leaves[next] = leaf;
        last = next;
        next = next + 1 == leaves.length ? 0 : next + 1;
    }

    void forgetPage(long virtual, int space) {
        for (int place = 0; place < leaves.length; place++) {
            if (holds(place, virtual, space)) {
                leaves[place] = TableFormat.NOTHING;
            }
        }
    }

    void forgetSpace(int space) {
        for (int place = 0; place < leaves.length; place++) {
            if (spaces[place] == space) {
                leaves[place] = TableFormat.NOTHING;
            }
        }
    }

    void forgetAll() {
        Arrays.fill(leaves, TableFormat.NOTHING);
    }
}
