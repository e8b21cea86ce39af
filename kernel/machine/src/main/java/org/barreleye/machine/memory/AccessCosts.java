package org.barreleye.machine.memory;

import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.state.Shared;
import org.barreleye.machine.description.CoherenceDomain;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.NodeDescription;
import org.barreleye.machine.description.Routes;

/** The costs of the primitive actions of the memory system on an idle machine, in picoseconds. Immutable. */
@Shared // never changed
final class AccessCosts {
    /** The index of no domain, for cores in no coherence domain; no page belongs to it. */
    private static final int NO_DOMAIN = -2;

    private final Routes routes;
    private final int cacheLinesPerMessageLine;
    // By core: the place of its coherence domain in the machine's list, or NO_DOMAIN; what that domain does; a fetch
    // from memory.
    private final int[] domain;
    private final boolean[] hasOwnedState;
    private final boolean[] broadcast;
    private final long[] probe;
    private final long[] memoryFetch;
    // By node.
    private final long[] fetch;
    private final long[] invalidation;

    AccessCosts(MachineDescription machine, Routes routes) {
        this.routes = routes;
        List<CoreDescription> cores = machine.cores();
        List<NodeDescription> nodes = machine.nodes();
        cacheLinesPerMessageLine = Page.MESSAGE_LINE_BYTES / machine.lineBytes();
        domain = new int[cores.size()];
        hasOwnedState = new boolean[domain.length];
        broadcast = new boolean[domain.length];
        probe = new long[domain.length];
        memoryFetch = new long[domain.length];
        for (int core = 0; core < domain.length; core++) {
            Optional<CoherenceDomain> own = machine.domainOf(nodes.get(routes.nodeOf(core)));
            domain[core] = own.map(machine.domains()::indexOf).orElse(NO_DOMAIN);
            hasOwnedState[core] = own.filter(each -> each.protocol() == CoherenceDomain.Protocol.MOESI).isPresent();
            broadcast[core] = own.filter(each -> each.lookup() == CoherenceDomain.Lookup.BROADCAST).isPresent();
            probe[core] = own.map(CoherenceDomain::probe).orElse(0L);
            memoryFetch[core] = cores.get(core).costs().memoryFetch() * cores.get(core).cyclePicoseconds();
        }
        fetch = nodes.stream().mapToLong(NodeDescription::fetch).toArray();
        invalidation = nodes.stream().mapToLong(NodeDescription::invalidation).toArray();
    }

    /** Returns whether a core caches a page coherently. */
    boolean isCached(Page page, int core) {
        return domain[core] == page.domain;
    }

    /** Returns whether a modified line that another core of its domain reads stays with its owner. */
    boolean hasOwnedState(int core) {
        return hasOwnedState[core];
    }

    /** The least time for which a broadcast transaction of a core occupies its line. */
    long probe(int core) {
        return probe[core];
    }

    /** Moving a line from the cache of its owner to that of another core. */
    long fetchCost(int core, int owner) {
        int here = routes.nodeOf(core);
        return fetch[here] + routes.fetch(here, routes.nodeOf(owner));
    }

    /** Bringing a line from memory into the cache of a core. */
    long memoryFetchCost(MemoryRegion region, int core) {
        return memoryFetch[core] + routeCost(region, core);
    }

    /**
     * The invalidation of a sharer's copy. In a domain that broadcasts, every cache responds, so the distance of the
     * sharer does not matter.
     */
    long invalidationCost(int core, int sharer) {
        int here = routes.nodeOf(core);
        return broadcast[sharer] ? probe[sharer] : invalidation[here]
                + routes.invalidation(here, routes.nodeOf(sharer));
    }

    /** The time from the begin of a transaction until its probe arrives at a holder of the line. */
    long probeArrival(int core, int holder) {
        return invalidationCost(core, holder) / 2;
    }

    /** An uncached read of a word. */
    long readCost(MemoryRegion region, int core) {
        return uncachedCost(region, core, region.uncachedCosts().read());
    }

    /** An uncached write of a word. */
    long writeCost(MemoryRegion region, int core) {
        return uncachedCost(region, core, region.uncachedCosts().write());
    }

    /** An uncached write of a line. */
    long lineWriteCost(MemoryRegion region, int core) {
        return uncachedCost(region, core, region.uncachedCosts().writeLine());
    }

    /** The move of a message line between memory and the place of a core, line by line. */
    long messageLineTransferCost(MemoryRegion region, int core) {
        return cacheLinesPerMessageLine * (region.isCached() ? memoryFetchCost(region, core)
                : lineWriteCost(region, core));
    }

    private long uncachedCost(MemoryRegion region, int core, long access) {
        long memory = region.isCached() ? memoryFetch[core] : 0;
        return memory + access + routeCost(region, core);
    }

    private long routeCost(MemoryRegion region, int core) {
        return region.node() == MemoryRegion.EVERYWHERE ? 0 : routes.fetch(routes.nodeOf(core), region.node());
    }
}
