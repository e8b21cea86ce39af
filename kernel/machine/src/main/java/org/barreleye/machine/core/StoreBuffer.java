package org.barreleye.machine.core;

import org.barreleye.kpi.state.Copyable;

/**
 * Published lines that wait, in order, for their turn to become visible, while their core goes on. A buffer of no lines
 * keeps the core waiting instead.
 */
final class StoreBuffer implements Copyable {
    // When each line of the buffer will be visible, as a ring; 'last' is the place of the line that was put in last.
    private final long[] visible;
    private int last;

    StoreBuffer(int lines) {
        visible = new long[lines];
    }

    boolean isAbsent() {
        return visible.length == 0;
    }

    /** When there is room for another line. */
    long roomAt(long now) {
        return isAbsent() ? now : Math.max(now, visible[(last + 1) % visible.length]);
    }

    /** When all that is in it will be visible. */
    long emptyAt(long now) {
        return isAbsent() ? now : Math.max(now, visible[last]);
    }

    /** Puts a line in, behind all others. */
    void add(long visibleAt) {
        last = (last + 1) % visible.length;
        visible[last] = visibleAt;
    }
}
