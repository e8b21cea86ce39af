package org.barreleye.machine.memory;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryModel;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.Routes;
import org.barreleye.machine.random.SeededRandom;

/**
 * The coherence directory: the holders of each line, by MESI or MOESI (Sweazey and Smith 1986), and the cost of an
 * access beyond a hit.
 *
 * <p>A line has an owner, which has modified it, or none; and any number of sharers, among them the owner. An owner
 * that is the only sharer holds it modified; one among others holds it owned, a state of MOESI only. The only sharer of
 * a line without an owner holds it exclusive and writes it without a transaction. A fetch overlaps with the
 * invalidation of other copies, and of several invalidations the slowest counts.
 *
 * <p>A transaction between caches occupies its line: with a directory until it is over, with broadcast also until every
 * cache has answered. Another transaction on the same line waits for that, and a transferred line waits for those that
 * occupy the links on its route. A store buffer's request is such a transaction from its issue on ({@link
 * LineRequests}).
 *
 * <p>A line is kept coherent by the caches of one domain. Cores of other domains, and of none, access it uncached;
 * their writes invalidate all copies.
 *
 * <p>Beside the state of the protocol the directory records for each message line the cores that have not read it since
 * it was last written. A core that polls the line sees this.
 */
public final class CoherenceDirectory implements Copyable {
    private static final long NO_OTHER_SHARER = -1;

    private final Routes routes;
    private final AccessCosts costs;
    // Whether store buffers request lines before their stores are visible.
    private final boolean isBuffered;
    private final Caches caches;
    private final LinkContention contention;
    private final SeededRandom[] jitterRandoms;

    /** Creates the directory of a machine with empty caches. */
    public CoherenceDirectory(MachineDescription description, Routes routes, SeededRandom random,
            StalledLinks stalledLinks) {
        this.routes = routes;
        costs = new AccessCosts(description, routes);
        isBuffered = description.memoryModel() != MemoryModel.SEQUENTIAL;
        caches = new Caches(description);
        contention = new LinkContention(description, routes, stalledLinks);
        jitterRandoms = description.cores().stream()
                .map(core -> random.fork("transfers of " + core.id()))
                .toArray(SeededRandom[]::new);
    }

    /**
     * Executes a read of a line by a core.
     *
     * @param now the time
     * @return the stall beyond a hit, in picoseconds
     */
    public long read(Page page, long address, int core, long now) {
        page.unread.remove(page.messageLineIndex(address), core);
        return costs.isCached(page, core) ? readCached(page, address, core, now) : costs.readCost(page.region, core);
    }

    /**
     * Fetches a line for a core that will read it, which still counts as unread.
     *
     * @return the time until it is in the core's cache, in picoseconds; 0 if the core does not cache it
     */
    public long fetchAhead(Page page, long address, int core, long now) {
        return costs.isCached(page, core) ? readCached(page, address, core, now) : 0;
    }

    private long readCached(Page page, long address, int core, long now) {
        int line = page.lineIndex(address);
        long cacheLatency = find(page, address, core);
        if (cacheLatency != Caches.ABSENT && !isTaken(page, line, core, now)) {
            return cacheLatency;
        }
        long begin = Math.max(now, page.busyUntil(line));
        long cost = fetch(page, address, core, now, begin);
        int owner = page.owner(line);
        if (owner != Page.NONE && !costs.hasOwnedState(core)) {
            page.setOwner(line, Page.NONE);
        }
        page.sharers.add(line, core);
        fill(page, address, core);
        if (owner != Page.NONE || isRequested(page, line)) {
            page.setBusyUntil(line, begin + Math.max(cost, costs.probe(core)));
            LineRequests.addRead(page, line, core);
        }
        return begin - now + cost;
    }

    /**
     * The stall of a core beyond a hit until it owns a line, in picoseconds. Occupies the line and draws the jitter.
     *
     * @param now the time
     */
    public long costOfOwnership(Page page, long address, int core, long now) {
        int line = page.lineIndex(address);
        if (!costs.isCached(page, core)) {
            return costs.writeCost(page.region, core);
        }
        long cost = ownershipCost(page, address, core, now, isBuffered);
        page.setBusyUntil(line, Math.max(page.busyUntil(line), cost == 0 ? 0 : now + cost));
        return cost;
    }

    private long ownershipCost(Page page, long address, int core, long now, boolean isRequest) {
        int line = page.lineIndex(address);
        long cacheLatency = find(page, address, core);
        if (cacheLatency != Caches.ABSENT && page.sharers.isOnly(line, core)
                && !(isBuffered && LineRequests.isTakenFromWriter(page, line, now))) {
            return cacheLatency;
        }
        if (isBuffered && LineRequests.isLastOf(page, line, core)) {
            return Math.max(0, page.busyUntil(line) - now);
        }
        long slowest = slowestInvalidation(page, line, core);
        long begin = Math.max(now, page.busyUntil(line));
        boolean isHeld = cacheLatency != Caches.ABSENT && !isTaken(page, line, core, now);
        long cost = begin - now + Math.max(slowest, isHeld ? cacheLatency : fetch(page, address, core, now, begin));
        if (isRequest) {
            LineRequests.addWrite(page, line, core, begin + Math.max(0, slowest) / 2);
        }
        return cost;
    }

    private boolean isTaken(Page page, int line, int core, long now) {
        return isBuffered && LineRequests.isTakenFromReader(page, line, core, now);
    }

    private boolean isRequested(Page page, int line) {
        return isBuffered && page.lastRequest(line) != LineRequests.NONE;
    }

    /**
     * The time at which another core takes a line from a core that was granted its ownership and has not made all of
     * its stores visible; {@link Long#MAX_VALUE} if none has requested it.
     *
     * @param granted when it was granted
     */
    public long lossOfOwnership(Page page, long address, int core, long granted) {
        int line = page.lineIndex(address);
        return isRequested(page, line) && costs.isCached(page, core)
                ? LineRequests.lossAfter(page, line, core, granted, probeTime(page, line, core))
                : Long.MAX_VALUE;
    }

    /** The time that the probe of the last request for a line takes to arrive at a core. */
    private long probeTime(Page page, int line, int core) {
        return costs.probeArrival(LineRequests.lastCore(page, line), core);
    }

    /**
     * The stall of a core beyond the stores until it has written a whole line, in picoseconds. Draws the jitter. Does
     * not occupy the line, which other cores may use until it is written.
     */
    public long costOfPublication(Page page, long address, int core, long now) {
        return costs.isCached(page, core)
                ? ownershipCost(page, address, core, now, false)
                : costs.lineWriteCost(page.region, core);
    }

    /** Makes a core the owner of a line that it writes now, if it caches the line. */
    public void acquireOwnership(Page page, long address, int core, long now) {
        int line = page.lineIndex(address);
        if (!costs.isCached(page, core)) {
            invalidateCopies(page, address);
            return;
        }
        page.unread.setAll(page.messageLineIndex(address));
        if (isRequested(page, line)) {
            LineRequests.complete(page, line, core, now, probeTime(page, line, core));
        }
        if (page.owner(line) != core) {
            page.setOwner(line, core);
            fill(page, address, core);
            dropElsewhere(page, address, routes.nodeOf(core));
        }
        if (!page.sharers.isOnly(line, core)) {
            page.sharers.setOnly(line, core);
        }
    }

    /** Invalidates all copies of a line that a device writes, or a core uncached. */
    public void invalidateCopies(Page page, long address) {
        int line = page.lineIndex(address);
        page.unread.setAll(page.messageLineIndex(address));
        page.setOwner(line, Page.NONE);
        page.sharers.clear(line);
        for (int node = page.nodes.next(line, 0); node >= 0; node = page.nodes.next(line, node + 1)) {
            caches.drop(node, page.lineNumber(address));
        }
        page.nodes.clear(line);
    }

    /** The time to move a message line between memory and the place of a core, in picoseconds. */
    public long messageLineTransferTime(Page page, int core) {
        return costs.messageLineTransferCost(page.region, core);
    }

    /**
     * Moves a message line between memory and the place of a core. Returns the time for which its last line waits for
     * other lines, in picoseconds.
     */
    public long transferMessageLine(Page page, int core, boolean toMemory, long now) {
        int here = routes.nodeOf(core);
        int there = page.region.node() == MemoryRegion.EVERYWHERE ? here : page.region.node();
        long wait = 0;
        for (int offset = 0; offset < Page.MESSAGE_LINE_BYTES; offset += page.lineBytes()) {
            wait = toMemory ? contention.transfer(here, there, now) : contention.transfer(there, here, now);
        }
        return wait;
    }

    /** Returns whether the message line of an address was written since a core last read it. */
    public boolean isUnread(Page page, long address, int core) {
        return page.unread.contains(page.messageLineIndex(address), core);
    }

    /** The core that holds a line modified or owned, or -1. */
    public int owner(Page page, long address) {
        return page.owner(page.lineIndex(address));
    }

    /** The first core, from a given index on, whose caches may hold a line; -1 if there is none. */
    public int sharer(Page page, long address, int from) {
        return page.sharers.next(page.lineIndex(address), from);
    }

    /** The latency of an invalidation from a core that writes a line to a holder, in picoseconds. */
    public long invalidationDelay(int core, int holder) {
        return costs.invalidationCost(core, holder);
    }

    /** Adds a core to the watchers of the message line of an address. */
    public void watch(Page page, long address, int core) {
        page.watchers.add(page.messageLineIndex(address), core);
    }

    /** Removes a core from the watchers of a message line. */
    public void unwatch(Page page, long address, int core) {
        page.watchers.remove(page.messageLineIndex(address), core);
    }

    /** The first watcher, from a given index on, of the message line of an address; -1 if there is none. */
    public int watcher(Page page, long address, int from) {
        return page.watchers.next(page.messageLineIndex(address), from);
    }

    // ---- where the line is

    /**
     * The cost beyond a hit of a line that a core holds. A line that its caches have evicted is removed from the
     * holders.
     */
    private long find(Page page, long address, int core) {
        int line = page.lineIndex(address);
        if (!page.sharers.contains(line, core)) {
            return Caches.ABSENT;
        }
        long cacheLatency = caches.find(core, page.lineNumber(address));
        if (cacheLatency == Caches.ABSENT) {
            removeSharer(page, line, core);
        }
        return cacheLatency;
    }

    private void fill(Page page, long address, int core) {
        int node = routes.nodeOf(core);
        caches.fill(core, node, page.lineNumber(address));
        page.nodes.add(page.lineIndex(address), node);
    }

    /** Drops a line that a core of a node changes from the shared caches of other nodes. */
    private void dropElsewhere(Page page, long address, int node) {
        int line = page.lineIndex(address);
        for (int other = page.nodes.next(line, 0); other >= 0; other = page.nodes.next(line, other + 1)) {
            if (other != node) {
                caches.drop(other, page.lineNumber(address));
            }
        }
        page.nodes.setOnly(line, node);
    }

    private static void removeSharer(Page page, int line, int core) {
        page.sharers.remove(line, core);
        if (page.owner(line) == core) {
            page.setOwner(line, Page.NONE);
        }
    }

    /**
     * Fetches a line for a core that does not hold it: from its owner, from the shared cache of the core's node, or
     * from memory.
     */
    private long fetch(Page page, long address, int core, long now, long begin) {
        int line = page.lineIndex(address);
        int here = routes.nodeOf(core);
        int owner = page.owner(line);
        if (owner != Page.NONE && !caches.holds(owner, page.lineNumber(address))) {
            removeSharer(page, line, owner);
            owner = Page.NONE;
        }
        int supplier = isBuffered ? LineRequests.otherWriter(page, line, core) : Page.NONE;
        if (supplier == Page.NONE) {
            supplier = owner;
        }
        if (supplier != Page.NONE) {
            int there = routes.nodeOf(supplier);
            return costs.fetchCost(core, supplier) + jitter(core, here, there) + transfer(there, here, now, begin);
        }
        long shared = caches.findShared(here, page.lineNumber(address));
        if (shared != Caches.ABSENT) {
            return shared;
        }
        int there = page.region.node() == MemoryRegion.EVERYWHERE ? here : page.region.node();
        return costs.memoryFetchCost(page.region, core) + transfer(there, here, now, begin);
    }

    /**
     * The wait of a line for the links. A line that has waited at the directory is transferred in the future. It would
     * delay lines that are transferred before it, so it takes part in no queue.
     */
    private long transfer(int from, int to, long now, long begin) {
        return begin == now ? contention.transfer(from, to, now) : 0;
    }

    /** The time of the slowest invalidation at the other holders, or {@link #NO_OTHER_SHARER} if there are none. */
    private long slowestInvalidation(Page page, int line, int core) {
        long slowest = NO_OTHER_SHARER;
        for (int sharer = page.sharers.next(line, 0); sharer >= 0; sharer = page.sharers.next(line, sharer + 1)) {
            if (sharer != core) {
                slowest = Math.max(slowest,
                        costs.invalidationCost(core, sharer)
                        + jitter(core, routes.nodeOf(core), routes.nodeOf(sharer)));
            }
        }
        if (isRequested(page, line)) {
            // It holds the line before this core does.
            slowest = Math.max(slowest, costs.invalidationCost(core, LineRequests.lastCore(page, line)));
        }
        return slowest;
    }

    private long jitter(int core, int here, int there) {
        long jitter = routes.jitter(here, there);
        return jitter == 0 ? 0 : jitterRandoms[core].upTo(jitter);
    }
}
