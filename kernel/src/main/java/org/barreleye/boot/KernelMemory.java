package org.barreleye.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.cpudriver.PhysicalRegion;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.NodeDescription;
import org.barreleye.monitor.plan.CoreProperties;
import org.barreleye.monitor.plan.CoreTree;
import org.barreleye.monitor.plan.NodeMemory;

/**
 * The memory in which kernels, monitors and their domains live: as far as it can be, each node's own. Otherwise all
 * cores would clear their memory over the links of one node, and a system of many nodes would boot no faster than that
 * node's memory is. Cores of a node that has no memory that every core sees live in the memory of whoever starts them.
 * Memory at a node without cores belongs to the first node that caches it.
 */
final class KernelMemory {
    private static final long PAGE = 4096;
    private static final long DEFAULT_SHARE = 3 << 19;
    // The start page and the rings of a core are its starter's.
    private static final long CHANNEL_BYTES = 4 * PAGE;
    // What the boot core's monitor has more than the others, for its own first domains.
    private static final long INITIAL_DOMAINS_BYTES = 1 << 20;
    // Kernels and monitors get at most half of a memory.
    private static final int SHARE_DIVISOR = 2;

    private final PhysicalRegion first;
    private final SortedMap<Integer, PhysicalRegion> nodes;
    private final long share;

    private KernelMemory(PhysicalRegion first, SortedMap<Integer, PhysicalRegion> nodes, long share) {
        this.first = first;
        this.nodes = nodes;
        this.share = share;
    }

    /**
     * Divides the memory of a machine.
     *
     * @param cores those of the machine, the boot core first
     */
    static KernelMemory of(MachineDescription description, List<CoreProperties> cores) {
        SortedMap<Integer, PhysicalRegion> candidates = candidates(description, cores.get(0).node());
        CoreTree tree = CoreTree.of(cores, candidates.keySet());
        while (candidates.keySet().removeAll(tooSmall(candidates, tree))) {
            // The cores of such a node live in others' memory, which may then be too small, too.
            tree = CoreTree.of(cores, candidates.keySet());
        }
        PhysicalRegion common = OrdinaryMemory.commonTo(description);
        long users = tree.size(cores.get(0).core().number());
        long share = Math.min(DEFAULT_SHARE, common.bytes() / SHARE_DIVISOR / users / PAGE * PAGE);
        SortedMap<Integer, PhysicalRegion> nodes = new TreeMap<>();
        for (Map.Entry<Integer, Integer> firstCore : tree.leadersWithMemory().entrySet()) {
            long bytes = (share + CHANNEL_BYTES) * tree.size(firstCore.getKey());
            nodes.put(firstCore.getValue(), candidates.get(firstCore.getValue()).withBytes(bytes));
        }
        // The channel to a core that lives elsewhere is its starter's all the same.
        long needed = share * users + CHANNEL_BYTES * cores.size() + INITIAL_DOMAINS_BYTES;
        return new KernelMemory(common.withBytes(Math.min(common.bytes(), needed)), nodes, share);
    }

    private static SortedMap<Integer, PhysicalRegion> candidates(MachineDescription description, int bootNode) {
        SortedMap<Integer, PhysicalRegion> candidates = new TreeMap<>();
        for (MemoryRegion region : description.memory()) {
            int node = nodeOf(region, description);
            if (region.kind() == MemoryRegion.Kind.RAM && node != MemoryRegion.EVERYWHERE && node != bootNode) {
                OrdinaryMemory.commonTo(description, region).ifPresent(extent -> candidates.putIfAbsent(node, extent));
            }
        }
        return candidates;
    }

    /** The node that memory belongs to: where it is, or, if no core is there, the first one whose cores cache it. */
    private static int nodeOf(MemoryRegion region, MachineDescription description) {
        if (region.node() == MemoryRegion.EVERYWHERE || !description.nodes().get(region.node()).cores().isEmpty()) {
            return region.node();
        }
        return description.nodes().stream()
                .filter(node -> node.domain().isPresent()
                && description.domainOf(node).equals(description.domainOf(region)))
                .map(NodeDescription::number)
                .findFirst()
                .orElse(region.node());
    }

    private static List<Integer> tooSmall(SortedMap<Integer, PhysicalRegion> candidates, CoreTree tree) {
        return tree.leadersWithMemory().entrySet().stream()
                .filter(firstCore -> (DEFAULT_SHARE + CHANNEL_BYTES) * tree.size(firstCore.getKey())
                        > candidates.get(firstCore.getValue()).bytes() / SHARE_DIVISOR)
                .map(Map.Entry::getValue)
                .toList();
    }

    /** How much each core's monitor keeps for itself and its domains, in bytes; a multiple of 4096. */
    long share() {
        return share;
    }

    /** What the boot core is handed. */
    PhysicalRegion first() {
        return first;
    }

    /** What the first cores of other nodes are handed, in the order of the nodes. */
    List<NodeMemory> nodes() {
        return nodes.entrySet().stream()
                .map(node -> new NodeMemory(node.getKey(), node.getValue().base(), node.getValue().bytes()))
                .toList();
    }

    /** All other memory of the machine that programs can use, in the order of its spaces. */
    List<PhysicalRegion> rest(MachineDescription description) {
        List<PhysicalRegion> taken = new ArrayList<>(nodes.values());
        taken.add(first);
        return OrdinaryMemory.without(taken, description);
    }
}
