package org.barreleye.machine.memory;

/**
 * The requests of store buffers for the ownership of a line, from their issue until their store is visible. The home of
 * the line serves them first come, first served; a read of a line for which such a request waits is served in its turn.
 *
 * <p>Until the probe of the next request arrives, a core that owns the line goes on writing it in its own cache. The
 * probe arrives half of the time after the transaction has begun that the invalidation takes, there and back.
 *
 * <p>A line records the last request, of which all others are served before, and when the core that holds the line
 * loses it to the first.
 */
final class LineRequests {
    /** No request waits. */
    static final int NONE = 0;

    private LineRequests() {}

    private static int request(int core, boolean ownership) {
        return core + 1 << 1 | (ownership ? 1 : 0);
    }

    /** The core that made the last request for a line; -1 if none waits. */
    static int lastCore(Page page, int line) {
        return (page.lastRequest(line) >> 1) - 1;
    }

    /** Returns whether the last request for a line is that of a core for its ownership. */
    static boolean isLastOf(Page page, int line, int core) {
        return page.lastRequest(line) == request(core, true);
    }

    /** Returns whether a core that holds a line can read it no more, because another is its owner or will be. */
    static boolean isTakenFromReader(Page page, int line, int core, long now) {
        int last = page.lastRequest(line);
        return (last & 1) != 0 && last != request(core, true) && now >= page.takenAt(line);
    }

    /** Returns whether a core that alone holds a line can write it no more without a transaction. */
    static boolean isTakenFromWriter(Page page, int line, long now) {
        int last = page.lastRequest(line);
        boolean isOver = (last & 1) == 0 && now >= page.busyUntil(line);
        return last != NONE && !isOver && now >= page.takenAt(line);
    }

    /** The core that has requested the ownership of a line last, if that is the last request and not of this core. */
    static int otherWriter(Page page, int line, int core) {
        int last = page.lastRequest(line);
        return (last & 1) != 0 && last != request(core, true) ? (last >> 1) - 1 : Page.NONE;
    }

    /** Adds a request for ownership, whose probe arrives at the holders of the line at a time. */
    static void addWrite(Page page, int line, int core, long probeArrival) {
        if (page.lastRequest(line) == NONE) {
            page.setTakenAt(line, probeArrival);
        }
        page.setLastRequest(line, request(core, true));
    }

    /** Adds a read, if another request waits. */
    static void addRead(Page page, int line, int core) {
        if (page.lastRequest(line) != NONE && !isLastOf(page, line, core)) {
            page.setLastRequest(line, request(core, false));
        }
    }

    /**
     * Removes the request of a core that writes a line now.
     *
     * @param probeTime from the begin of the next transaction until its probe takes the line away
     */
    static void complete(Page page, int line, int core, long now, long probeTime) {
        int last = page.lastRequest(line);
        boolean isOver = (last & 1) == 0 && now >= page.busyUntil(line);
        if (last == request(core, true) || isOver) {
            page.setLastRequest(line, NONE);
        } else if (page.owner(line) != core) {
            page.setTakenAt(line, now + probeTime);
        }
    }

    /**
     * The time at which a core loses a line whose ownership it was granted.
     *
     * @param granted when; before the time at which it loses the line now if the core holds it already
     * @param probeTime as above
     * @return {@link Long#MAX_VALUE} if no other core has requested it
     */
    static long lossAfter(Page page, int line, int core, long granted, long probeTime) {
        int last = page.lastRequest(line);
        if (last == NONE || last == request(core, true)) {
            return Long.MAX_VALUE;
        }
        return page.owner(line) == core && granted < page.takenAt(line) ? page.takenAt(line) : granted + probeTime;
    }
}
