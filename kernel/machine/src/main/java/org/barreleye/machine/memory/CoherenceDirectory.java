package org.barreleye.machine.memory;

import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.Routes;
import org.barreleye.machine.random.SeededRandom;

/**
 * Who holds which line, and what an access therefore costs beyond a hit.
 *
 * <p>A line has an owner, who modified it, or none; and any number of sharers, among them the owner. An owner who is
 * the only sharer holds it
 * modified; one among others holds it owned, which MOESI knows and MESI does not. The only sharer of a line without
 * an owner may write it without
 * asking. A fetch overlaps with the invalidation of other copies, and of several invalidations the slowest counts.
 *
 * <p>A transaction between caches occupies its line: with a directory until it is over, with broadcast also until
 * every cache has answered. Another
 * one on the same line waits for that, and a line that travels waits for those that occupy the links on its way.
 *
 * <p>A line is kept coherent by the caches of one domain. Cores of other domains, and of none, access it past their
 * caches; what they write, no cache holds any more.
 *
 * <p>Beside the state of the protocol the directory remembers for each slot which cores have not read it since it was
 * last written, by whomever: that is what a core that polls the slot is about to find out.
 */
public final class CoherenceDirectory implements Copyable {
    private static final long NO_OTHER_SHARER = -1;

    private final Routes routes;
    private final AccessCosts costs;
    private final Caches caches;
    private final LinkContention contention;
    private final SeededRandom[] jitterRandoms;

    /** Creates the directory of a machine on which nobody holds any line. */
    public CoherenceDirectory(MachineDescription description, Routes routes, SeededRandom random,
            StalledLinks stalledLinks) {
        this.routes = routes;
        costs = new AccessCosts(description, routes);
        caches = new Caches(description);
        contention = new LinkContention(description, routes, stalledLinks);
        jitterRandoms = description.cores().stream()
                .map(core -> random.fork("transfers of " + core.id()))
                .toArray(SeededRandom[]::new);
    }

    /**
     * A core reads a line.
     *
     * @param now when
     * @return how long that stalls it beyond a hit, in picoseconds
     */
    public long read(Page page, long address, int core, long now) {
        int line = page.lineIndex(address);
        page.unread.remove(page.messageLineIndex(address), core);
        if (!costs.isCached(page, core)) {
            return costs.readCost(page.region, core);
        }
        long cacheLatency = find(page, address, core);
        if (cacheLatency != Caches.ABSENT) {
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
        if (owner != Page.NONE) {
            page.setBusyUntil(line, begin + Math.max(cost, costs.probe(core)));
        }
        return begin - now + cost;
    }

    /**
     * What it would stall a core beyond a hit to become the owner of a line, in picoseconds. Occupies the line and
     * draws the jitter of it.
     *
     * @param now when
     */
    public long costOfOwnership(Page page, long address, int core, long now) {
        int line = page.lineIndex(address);
        if (!costs.isCached(page, core)) {
            return costs.writeCost(page.region, core);
        }
        long cost = ownershipCost(page, address, core, now);
        page.setBusyUntil(line, Math.max(page.busyUntil(line), cost == 0 ? 0 : now + cost));
        return cost;
    }

    private long ownershipCost(Page page, long address, int core, long now) {
        int line = page.lineIndex(address);
        long cacheLatency = find(page, address, core);
        if (cacheLatency != Caches.ABSENT && page.sharers.isOnly(line, core)) {
            return cacheLatency;
        }
        long slowest = slowestInvalidation(page, line, core);
        long begin = Math.max(now, page.busyUntil(line));
        return begin - now + Math
                .max(slowest, cacheLatency != Caches.ABSENT ? cacheLatency : fetch(page, address, core, now, begin));
    }

    /**
     * What it would stall a core beyond the stores to write a whole line, in picoseconds. Draws the jitter of it;
     * does not occupy the line, which
     * the others may use until it is written.
     */
    public long costOfPublication(Page page, long address, int core, long now) {
        return costs.isCached(page, core)
                ? ownershipCost(page, address, core, now)
                : costs.lineWriteCost(page.region, core);
    }

    /** A core writes a line, and by that owns it, if it caches it. */
    public void acquireOwnership(Page page, long address, int core) {
        int line = page.lineIndex(address);
        if (!costs.isCached(page, core)) {
            invalidateCopies(page, address);
            return;
        }
        page.unread.setAll(page.messageLineIndex(address));
        if (page.owner(line) != core) {
            page.setOwner(line, core);
            fill(page, address, core);
            dropElsewhere(page, address, routes.nodeOf(core));
        }
        if (!page.sharers.isOnly(line, core)) {
            page.sharers.setOnly(line, core);
        }
    }

    /** A device writes a line, or a core past its caches: no cache holds it any more. */
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

    /** How long a slot of memory takes to or from beside a core, in picoseconds. */
    public long messageLineTransferTime(Page page, int core) {
        return costs.messageLineTransferCost(page.region, core);
    }

    /**
     * A slot travels between memory and beside a core: how long its last line waits for other lines, in picoseconds.
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

    /** Whether the slot of an address was written since this core last read it. */
    public boolean isUnread(Page page, long address, int core) {
        return page.unread.contains(page.messageLineIndex(address), core);
    }

    /** The core that holds a line modified or owned, or -1. */
    public int owner(Page page, long address) {
        return page.owner(page.lineIndex(address));
    }

    /** The first core from a given one on whose caches may hold a line, or -1. */
    public int sharer(Page page, long address, int from) {
        return page.sharers.next(page.lineIndex(address), from);
    }

    /** How long the news that a core wrote a line takes to another that holds it, in picoseconds. */
    public long invalidationDelay(int core, int holder) {
        return costs.invalidationCost(core, holder);
    }

    /** From now on this core wants to know when the slot of an address is written. */
    public void watch(Page page, long address, int core) {
        page.watchers.add(page.messageLineIndex(address), core);
    }

    /** From now on this core does not. */
    public void unwatch(Page page, long address, int core) {
        page.watchers.remove(page.messageLineIndex(address), core);
    }

    /** The first core from a given one on that wants to know when the slot of an address is written, or -1. */
    public int watcher(Page page, long address, int from) {
        return page.watchers.next(page.messageLineIndex(address), from);
    }

    // ---- where the line is

    /** What a core pays beyond a hit for a line that it holds; a line that its caches lost is not held any more. */
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

    /** A core of this node changes a line: the caches that other nodes share drop it. */
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
     * Brings a line to a core that does not hold it: from its owner, from the cache of the core's node, or from memory.
     */
    private long fetch(Page page, long address, int core, long now, long begin) {
        int line = page.lineIndex(address);
        int here = routes.nodeOf(core);
        int owner = page.owner(line);
        if (owner != Page.NONE && !caches.holds(owner, page.lineNumber(address))) {
            removeSharer(page, line, owner);
            owner = Page.NONE;
        }
        if (owner != Page.NONE) {
            int there = routes.nodeOf(owner);
            return costs.fetchCost(core, owner) + jitter(core, here, there) + transfer(there, here, now, begin);
        }
        long shared = caches.findShared(here, page.lineNumber(address));
        if (shared != Caches.ABSENT) {
            return shared;
        }
        int there = page.region.node() == MemoryRegion.EVERYWHERE ? here : page.region.node();
        return costs.memoryFetchCost(page.region, core) + transfer(there, here, now, begin);
    }

    /**
     * What a line waits for on the links. One that waited for its turn at the directory travels at a time that is yet
     * to come: it would hold up
     * lines that travel before it, so it takes part in no queue.
     */
    private long transfer(int from, int to, long now, long begin) {
        return begin == now ? contention.transfer(from, to, now) : 0;
    }

    /** How long the other holders take to give a line up, or {@link #NO_OTHER_SHARER} if there are none. */
    private long slowestInvalidation(Page page, int line, int core) {
        long slowest = NO_OTHER_SHARER;
        for (int sharer = page.sharers.next(line, 0); sharer >= 0; sharer = page.sharers.next(line, sharer + 1)) {
            if (sharer != core) {
                slowest = Math.max(slowest,
                        costs.invalidationCost(core, sharer)
                        + jitter(core, routes.nodeOf(core), routes.nodeOf(sharer)));
            }
        }
        return slowest;
    }

    private long jitter(int core, int here, int there) {
        long jitter = routes.jitter(here, there);
        return jitter == 0 ? 0 : jitterRandoms[core].upTo(jitter);
    }
}
