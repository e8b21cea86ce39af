package org.barreleye.machine.memory;

import java.util.List;
import java.util.Optional;
import org.barreleye.machine.description.CoherenceDomain;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.NodeDescription;
import org.barreleye.machine.description.Routes;

/**
 * What the primitive actions of the memory system take on an idle machine, in picoseconds, from the machine's
 * description. Never changes.
 */
final class Prices {
    /** The domain of cores whose caches nobody keeps coherent; no page belongs to it. */
    private static final int OUTSIDE = -2;

    private final Routes routes;
    private final int linesPerSlot;
    // By core: the place of its coherence domain in the machine's list, or OUTSIDE; what that domain does; a fetch from memory.
    private final int[] domain;
    private final boolean[] staysOwned;
    private final boolean[] broadcast;
    private final long[] probe;
    private final long[] memoryFetch;
    // By node.
    private final long[] fetch;
    private final long[] invalidation;

    Prices(MachineDescription machine, Routes routes) {
        this.routes = routes;
        List<CoreDescription> cores = machine.cores();
        List<NodeDescription> nodes = machine.nodes();
        linesPerSlot = Page.SLOT_BYTES / machine.lineBytes();
        domain = new int[cores.size()];
        staysOwned = new boolean[domain.length];
        broadcast = new boolean[domain.length];
        probe = new long[domain.length];
        memoryFetch = new long[domain.length];
        for (int core = 0; core < domain.length; core++) {
            Optional<CoherenceDomain> own = machine.domainOf(nodes.get(routes.nodeOf(core)));
            domain[core] = own.map(machine.domains()::indexOf).orElse(OUTSIDE);
            staysOwned[core] = own.filter(it -> it.protocol() == CoherenceDomain.Protocol.MOESI).isPresent();
            broadcast[core] = own.filter(it -> it.lookup() == CoherenceDomain.Lookup.BROADCAST).isPresent();
            probe[core] = own.map(CoherenceDomain::probe).orElse(0L);
            memoryFetch[core] = cores.get(core).costs().memoryFetch() * cores.get(core).cyclePicoseconds();
        }
        fetch = nodes.stream().mapToLong(NodeDescription::fetch).toArray();
        invalidation = nodes.stream().mapToLong(NodeDescription::invalidation).toArray();
    }

    /** Whether this core caches this memory, and the protocol keeps that coherent. */
    boolean isCached(Page page, int core) {
        return domain[core] == page.domain;
    }

    /** Whether a modified line that another core of its domain reads stays with its owner. */
    boolean staysOwned(int core) {
        return staysOwned[core];
    }

    /** How long a transaction of a core that asks the caches occupies its line at least. */
    long probe(int core) {
        return probe[core];
    }

    /** Moving a line from the cache of its owner to that of another core. */
    long fetching(int core, int owner) {
        int here = routes.nodeOf(core);
        return fetch[here] + routes.fetch(here, routes.nodeOf(owner));
    }

    /** Bringing a line from memory into the cache of a core. */
    long fetchingFromMemory(MemoryRegion region, int core) {
        return memoryFetch[core] + way(region, core);
    }

    /** Making the copy of a sharer invalid. In a domain that broadcasts everybody answers, wherever the sharer is. */
    long invalidating(int core, int sharer) {
        int here = routes.nodeOf(core);
        return broadcast[sharer] ? probe[sharer] : invalidation[here] + routes.invalidation(here, routes.nodeOf(sharer));
    }

    /** Reading a word past all caches. */
    long reading(MemoryRegion region, int core) {
        return uncached(region, core, region.access().read());
    }

    /** Writing a word past all caches. */
    long writing(MemoryRegion region, int core) {
        return uncached(region, core, region.access().write());
    }

    /** Writing a line past all caches. */
    long writingLine(MemoryRegion region, int core) {
        return uncached(region, core, region.access().writeLine());
    }

    /** Moving a slot between memory and beside a core, line by line. */
    long movingSlot(MemoryRegion region, int core) {
        return linesPerSlot * (region.isCached() ? fetchingFromMemory(region, core) : writingLine(region, core));
    }

    private long uncached(MemoryRegion region, int core, long access) {
        long memory = region.isCached() ? memoryFetch[core] : 0;
        return memory + access + way(region, core);
    }

    private long way(MemoryRegion region, int core) {
        return region.node() == MemoryRegion.EVERYWHERE ? 0 : routes.fetch(routes.nodeOf(core), region.node());
    }
}
