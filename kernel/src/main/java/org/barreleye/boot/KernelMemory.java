package org.barreleye.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.cpudriver.PhysicalRegion;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.NodeDescription;
import org.barreleye.monitor.plan.CoreProperties;
import org.barreleye.monitor.plan.CoreTree;
import org.barreleye.monitor.plan.NodeMemory;

/**
 * The memory of kernels, monitors and their domains: that of their own NUMA node if every core reaches it, else that of
 * the core that starts them. If all cores used the memory of one node, they would clear it over the links of that node,
 * which would limit the speed of the boot. Memory at a node without cores belongs to the first node that caches it.
 */
final class KernelMemory {
    private static final long PAGE = 4096;
    private static final long DEFAULT_SHARE = 3 << 19;
    // The start page and the rings of a core are in the memory of the core that starts it.
    private static final long CHANNEL_BYTES = 4 * PAGE;
    // The additional memory of the boot core's monitor, for the first domains.
    private static final long INITIAL_DOMAINS_BYTES = 1 << 20;
    // Kernels and monitors use at most half of a memory.
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
     * @param cores the cores of the machine, the boot core first
     */
    static KernelMemory of(MachineDescription description, List<CoreProperties> cores) {
        SortedMap<Integer, PhysicalRegion> candidates = candidates(description, cores.get(0).node());
        CoreTree tree = CoreTree.of(cores, candidates.keySet());
        while (candidates.keySet().removeAll(tooSmall(candidates, tree))) {
            // The cores of such a node use the memory of others, which may then be too small, too.
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
        // The channel to a core of another node is in the memory of the core that starts it, too.
        long needed = share * users + CHANNEL_BYTES * cores.size() + INITIAL_DOMAINS_BYTES
                + WellKnownSlots.furtherNodes(description.memory().size()) * ObjectType.L2CNODE.fixedSize();
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

    /** Returns the node of a memory; if it has no cores, the first node whose cores cache the memory. */
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

    /** Returns the bytes that each core's monitor keeps for itself and its domains; a multiple of 4096. */
    long share() {
        return share;
    }

    /** Returns the memory of the boot core. */
    PhysicalRegion first() {
        return first;
    }

    /** Returns the memory of the first cores of other nodes, in the order of the nodes. */
    List<NodeMemory> nodes() {
        return nodes.entrySet().stream()
                .map(node -> new NodeMemory(node.getKey(), node.getValue().base(), node.getValue().bytes()))
                .toList();
    }

    /**
     * Returns all other memory that programs can use, in the order of its spaces.
     *
     * @throws IllegalArgumentException if it has more regions than the memory service can be given
     */
    List<PhysicalRegion> rest(MachineDescription description) {
        List<PhysicalRegion> taken = new ArrayList<>(nodes.values());
        taken.add(first);
        List<PhysicalRegion> rest = OrdinaryMemory.without(taken, description);
        if (rest.size() > WellKnownSlots.REGIONS_MAX) {
            throw new IllegalArgumentException("machine '" + description.name() + "' has " + rest.size()
                    + " regions of memory for programs, and the memory service can be given "
                    + WellKnownSlots.REGIONS_MAX + "; describe fewer, larger ones");
        }
        return rest;
    }
}
