package org.barreleye.machine.memory;

import java.util.List;
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
    private final Routes routes;
    private final boolean staysOwned;
    private final boolean broadcast;
    private final long probe;
    private final int linesPerSlot;
    // By core.
    private final boolean[] coherent;
    private final long[] memoryFetch;
    // By node.
    private final long[] fetch;
    private final long[] invalidation;

    Prices(MachineDescription machine, Routes routes) {
        this.routes = routes;
        List<CoreDescription> cores = machine.cores();
        List<NodeDescription> nodes = machine.nodes();
        CoherenceDomain domain = machine.domains().isEmpty() ? null : machine.domains().get(0);
        staysOwned = domain != null && domain.protocol() == CoherenceDomain.Protocol.MOESI;
        broadcast = domain != null && domain.lookup() == CoherenceDomain.Lookup.BROADCAST;
        probe = broadcast ? domain.probe() : 0;
        linesPerSlot = Page.LINE_BYTES / machine.lineBytes();
        coherent = new boolean[cores.size()];
        memoryFetch = new long[cores.size()];
        for (int core = 0; core < coherent.length; core++) {
            coherent[core] = nodes.get(routes.nodeOf(core)).domain().isPresent();
            memoryFetch[core] = cores.get(core).costs().memoryFetch() * cores.get(core).cyclePicoseconds();
        }
        fetch = nodes.stream().mapToLong(NodeDescription::fetch).toArray();
        invalidation = nodes.stream().mapToLong(NodeDescription::invalidation).toArray();
    }

    /** Whether this core caches this memory. */
    boolean isCached(Page page, int core) {
        return coherent[core] && page.isCached();
    }

    /** Whether a modified line that another core reads stays with its owner. */
    boolean staysOwned() {
        return staysOwned;
    }

    /** How long a transaction that asks the caches occupies its line at least. */
    long probe() {
        return probe;
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

    /** Making the copy of a sharer invalid. Who broadcasts waits for everybody, wherever the sharer is. */
    long invalidating(int core, int sharer) {
        int here = routes.nodeOf(core);
        return broadcast ? probe : invalidation[here] + routes.invalidation(here, routes.nodeOf(sharer));
    }

    /** Reading a word past all caches. */
    long reading(MemoryRegion region, int core) {
        return uncached(region, core, region.access().read());
    }

    /** Writing a word past all caches. */
    long writing(MemoryRegion region, int core) {
        return uncached(region, core, region.access().write());
    }

    /** Writing a slot past all caches, in as many transfers as it has lines. */
    long writingLine(MemoryRegion region, int core) {
        return linesPerSlot * uncached(region, core, region.access().writeLine());
    }

    private long uncached(MemoryRegion region, int core, long access) {
        long memory = region.isCached() ? memoryFetch[core] : 0;
        return memory + access + way(region, core);
    }

    private long way(MemoryRegion region, int core) {
        return region.node() == MemoryRegion.EVERYWHERE ? 0 : routes.fetch(routes.nodeOf(core), region.node());
    }
}
