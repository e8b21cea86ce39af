package org.barreleye.cpudriver.object;

import org.barreleye.kpi.state.Copyable;

/**
 * The bound on the lines that a dispatcher prints in each second of the machine's time. Lines beyond it are dropped: to
 * delay a reactor would stop its service. The first line after that second says how many were dropped.
 */
public final class OutputQuota implements Copyable {
    /** No bound. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    private static final long SECOND = 1_000_000_000L;

    private long limit;
    private long second;
    private long printed;
    private long dropped;

    /** Makes no bound. */
    public OutputQuota() {
        this(UNLIMITED);
    }

    /**
     * Makes a bound.
     *
     * @param limit the number of lines in each second
     */
    public OutputQuota(long limit) {
        this.limit = limit;
    }

    /** Returns whether there is a bound. */
    public boolean isLimited() {
        return limit != UNLIMITED;
    }

    /** Changes the bound. */
    void setLimit(long lines) {
        limit = lines;
    }

    /** The number of lines in each second. */
    public long limit() {
        return limit;
    }

    /** Returns the number of lines that were dropped, if a second has begun since, and counts from 0 on again. */
    public long takeDropped(long now) {
        if (now / SECOND == second) {
            return 0;
        }
        second = now / SECOND;
        printed = 0;
        long before = dropped;
        dropped = 0;
        return before;
    }

    /** Returns whether one more line may be printed in this second, and counts it. */
    public boolean admit() {
        if (printed < limit) {
            printed++;
            return true;
        }
        dropped++;
        return false;
    }

    /** Returns whether the line that was refused last is the first that was dropped in this second. */
    public boolean isFirstDropped() {
        return dropped == 1;
    }
}
