package org.barreleye.service.terminal;

import org.barreleye.kpi.state.Copyable;

/** The lines that one client has written in this second of the machine's time. */
final class LineRate implements Copyable {
    private static final long SECOND = 1_000_000_000L;

    private final long most;
    private long second;
    private long written;

    LineRate(long most) {
        this.most = most;
    }

    /** Returns whether the client may write now. A text with more lines than are left is written as a whole. */
    boolean admits(long now) {
        if (now / SECOND != second) {
            second = now / SECOND;
            written = 0;
        }
        return written < most;
    }

    /** Counts lines. */
    void count(long lines) {
        written += lines;
    }

    /** Returns the time at which the next second begins, in nanoseconds. */
    long nextSecond() {
        return (second + 1) * SECOND;
    }
}
