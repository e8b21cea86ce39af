package org.barreleye.machine.memory;

import java.util.Arrays;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.machine.chance.Chance;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.Routes;

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
 * <p>A line is kept coherent by the caches of one domain. Cores of other domains, and of none, access it past their caches; what
 * they write, no cache holds any more.
 *
 * <p>Beside the state of the protocol the directory remembers for each slot which cores have not read it since it was
 * last written, by whomever: that is what a core that polls the slot is about to find out.
 */
public final class CoherenceDirectory implements Copyable {
    private static final long NOBODY_ELSE = -1;

    private final Routes routes;
    private final Prices prices;
    private final Caches caches;
    private final Traffic traffic;
    private final Chance[] chances;

    /** Creates the directory of a machine on which nobody holds any line. */
    public CoherenceDirectory(MachineDescription description, Routes routes, Chance chance, StalledLinks stalled) {
        this.routes = routes;
        prices = new Prices(description, routes);
        caches = new Caches(description);
        traffic = new Traffic(description, routes, stalled);
        chances = description.cores().stream()
                .map(core -> chance.fork("transfers of " + core.id()))
                .toArray(Chance[]::new);
    }

    private CoherenceDirectory(CoherenceDirectory source, Copier copier) {
        copier.enter(source, this);
        routes = source.routes;
        prices = source.prices;
        caches = source.caches.copy();
        traffic = source.traffic.copy();
        chances = source.chances.clone();
        Arrays.setAll(chances, core -> copier.of(chances[core]));
    }

    @Override
    public CoherenceDirectory copy(Copier copier) {
        return new CoherenceDirectory(this, copier);
    }

    /**
     * A core reads a line.
     *
     * @param now when
     * @return how long that stalls it beyond a hit, in picoseconds
     */
    public long read(Page page, long address, int core, long now) {
        int line = page.line(address);
        page.unread.remove(page.slot(address), core);
        if (!prices.isCached(page, core)) {
            return prices.reading(page.region, core);
        }
        long near = find(page, address, core);
        if (near != Caches.ABSENT) {
            return near;
        }
        long begin = Math.max(now, page.busyUntil(line));
        long price = fetch(page, address, core, now, begin);
        int owner = page.owner(line);
        if (owner != Page.NOBODY && !prices.staysOwned(core)) {
            page.setOwner(line, Page.NOBODY);
        }
        page.sharers.add(line, core);
        fill(page, address, core);
        if (owner != Page.NOBODY) {
            page.setBusyUntil(line, begin + Math.max(price, prices.probe(core)));
        }
        return begin - now + price;
    }

    /**
     * What it would stall a core beyond a hit to become the owner of a line, in picoseconds. Occupies the line and
     * draws the jitter of it.
     *
     * @param now when
     */
    public long priceOfOwning(Page page, long address, int core, long now) {
        int line = page.line(address);
        if (!prices.isCached(page, core)) {
            return prices.writing(page.region, core);
        }
        long price = owning(page, address, core, now);
        page.setBusyUntil(line, Math.max(page.busyUntil(line), price == 0 ? 0 : now + price));
        return price;
    }

    private long owning(Page page, long address, int core, long now) {
        int line = page.line(address);
        long near = find(page, address, core);
        if (near != Caches.ABSENT && page.sharers.isOnly(line, core)) {
            return near;
        }
        long slowest = slowestInvalidation(page, line, core);
        long begin = Math.max(now, page.busyUntil(line));
        return begin - now + Math.max(slowest, near != Caches.ABSENT ? near : fetch(page, address, core, now, begin));
    }

    /**
     * What it would stall a core beyond the stores to write a whole line, in picoseconds. Draws the jitter of it;
     * does not occupy the line, which
     * the others may use until it is written.
     */
    public long priceOfPublishing(Page page, long address, int core, long now) {
        return prices.isCached(page, core)
                ? owning(page, address, core, now)
                : prices.writingLine(page.region, core);
    }

    /** A core writes a line, and by that owns it, if it caches it. */
    public void own(Page page, long address, int core) {
        int line = page.line(address);
        if (!prices.isCached(page, core)) {
            disown(page, address);
            return;
        }
        page.unread.setAll(page.slot(address));
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
    public void disown(Page page, long address) {
        int line = page.line(address);
        page.unread.setAll(page.slot(address));
        page.setOwner(line, Page.NOBODY);
        page.sharers.clear(line);
        for (int node = page.nodes.next(line, 0); node >= 0; node = page.nodes.next(line, node + 1)) {
            caches.drop(node, page.number(address));
        }
        page.nodes.clear(line);
    }

    /** How long a slot of memory takes to or from beside a core, in picoseconds. */
    public long timeOfSlot(Page page, int core) {
        return prices.movingSlot(page.region, core);
    }

    /** A slot travels between memory and beside a core: how long its last line waits for other lines, in picoseconds. */
    public long carrySlot(Page page, int core, boolean toMemory, long now) {
        int here = routes.nodeOf(core);
        int there = page.region.node() == MemoryRegion.EVERYWHERE ? here : page.region.node();
        long wait = 0;
        for (int carried = 0; carried < Page.SLOT_BYTES; carried += page.lineBytes()) {
            wait = toMemory ? traffic.carry(here, there, now) : traffic.carry(there, here, now);
        }
        return wait;
    }

    /** Whether the slot of an address was written since this core last read it. */
    public boolean isUnread(Page page, long address, int core) {
        return page.unread.contains(page.slot(address), core);
    }

    /** The core that holds a line modified or owned, or -1. */
    public int owner(Page page, long address) {
        return page.owner(page.line(address));
    }

    /** The first core from a given one on whose caches may hold a line, or -1. */
    public int sharer(Page page, long address, int from) {
        return page.sharers.next(page.line(address), from);
    }

    /** How long the news that a core wrote a line takes to another that holds it, in picoseconds. */
    public long delayOfInvalidation(int core, int holder) {
        return prices.invalidating(core, holder);
    }

    /** From now on this core wants to know when the slot of an address is written. */
    public void watch(Page page, long address, int core) {
        page.watchers.add(page.slot(address), core);
    }

    /** From now on this core does not. */
    public void unwatch(Page page, long address, int core) {
        page.watchers.remove(page.slot(address), core);
    }

    /** The first core from a given one on that wants to know when the slot of an address is written, or -1. */
    public int watcher(Page page, long address, int from) {
        return page.watchers.next(page.slot(address), from);
    }

    // ---- where the line is

    /** What a core pays beyond a hit for a line that it holds; a line that its caches lost is not held any more. */
    private long find(Page page, long address, int core) {
        int line = page.line(address);
        if (!page.sharers.contains(line, core)) {
            return Caches.ABSENT;
        }
        long near = caches.find(core, page.number(address));
        if (near == Caches.ABSENT) {
            lose(page, line, core);
        }
        return near;
    }

    private void fill(Page page, long address, int core) {
        int node = routes.nodeOf(core);
        caches.fill(core, node, page.number(address));
        page.nodes.add(page.line(address), node);
    }

    /** A core of this node changes a line: the caches that other nodes share drop it. */
    private void dropElsewhere(Page page, long address, int node) {
        int line = page.line(address);
        for (int other = page.nodes.next(line, 0); other >= 0; other = page.nodes.next(line, other + 1)) {
            if (other != node) {
                caches.drop(other, page.number(address));
            }
        }
        page.nodes.setOnly(line, node);
    }

    private static void lose(Page page, int line, int core) {
        page.sharers.remove(line, core);
        if (page.owner(line) == core) {
            page.setOwner(line, Page.NOBODY);
        }
    }

    /**
     * Brings a line to a core that does not hold it: from its owner, from the cache of the core's node, or from memory.
     */
    private long fetch(Page page, long address, int core, long now, long begin) {
        int line = page.line(address);
        int here = routes.nodeOf(core);
        int owner = page.owner(line);
        if (owner != Page.NOBODY && !caches.holds(owner, page.number(address))) {
            lose(page, line, owner);
            owner = Page.NOBODY;
        }
        if (owner != Page.NOBODY) {
            int there = routes.nodeOf(owner);
            return prices.fetching(core, owner) + jitter(core, here, there) + carry(there, here, now, begin);
        }
        long shared = caches.findShared(here, page.number(address));
        if (shared != Caches.ABSENT) {
            return shared;
        }
        int there = page.region.node() == MemoryRegion.EVERYWHERE ? here : page.region.node();
        return prices.fetchingFromMemory(page.region, core) + carry(there, here, now, begin);
    }

    /**
     * What a line waits for on the links. One that waited for its turn at the directory travels at a time that is yet
     * to come: it would hold up
     * lines that travel before it, so it takes part in no queue.
     */
    private long carry(int from, int to, long now, long begin) {
        return begin == now ? traffic.carry(from, to, now) : 0;
    }

    /** How long the other holders take to give a line up, or {@link #NOBODY_ELSE} if there are none. */
    private long slowestInvalidation(Page page, int line, int core) {
        long slowest = NOBODY_ELSE;
        for (int sharer = page.sharers.next(line, 0); sharer >= 0; sharer = page.sharers.next(line, sharer + 1)) {
            if (sharer != core) {
                slowest = Math.max(slowest,
                        prices.invalidating(core, sharer) + jitter(core, routes.nodeOf(core), routes.nodeOf(sharer)));
            }
        }
        return slowest;
    }

    private long jitter(int core, int here, int there) {
        long jitter = routes.jitter(here, there);
        return jitter == 0 ? 0 : chances[core].upTo(jitter);
    }
}
