package org.barreleye.machine.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;

/**
 * Machines of any number of equal cores: eight to a node, the nodes on a mesh that is as square as can be. Every number
 * is a proposal.
 */
final class SmpMachine {
    private static final int CORES_PER_NODE = 8;
    private static final int MAX_CORES = 1_024;
    private static final CoreCosts COSTS = new CoreCosts(3, 180, 100, 800, 150, 150, 300, 60, 250);

    private SmpMachine() {}

    static MachineDescription of(int count) {
        RangeChecks.number("the number of cores of a machine smp-N", count, 1, MAX_CORES);
        List<CoreDescription> cores = new ArrayList<>();
        List<NodeDescription> nodes = new ArrayList<>();
        List<MemoryRegion> memory = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            cores.add(core(number));
        }
        for (int first = 0; first < count; first += CORES_PER_NODE) {
            memory.add(new MemoryRegion(
                    nodes.size(), 64L << 20, nodes.size(), MemoryRegion.Kind.RAM, MemoryRegion.UncachedCosts.FREE));
            nodes.add(node(nodes.size(), first, Math.min(count, first + CORES_PER_NODE)));
        }
        CoherenceDomain domain = new CoherenceDomain(
                "all", CoherenceDomain.Protocol.MESI, CoherenceDomain.Lookup.DIRECTORY, 0);
        return new MachineDescription(
                "smp-" + count, count + " equal 64-bit cores, " + CORES_PER_NODE + " to a node, on a mesh", cores,
                nodes, List.of(domain),
                mesh(nodes.size()), memory, List.of(), MemoryModel.SEQUENTIAL, 64, 0);
    }

    private static CoreDescription core(int number) {
        return new CoreDescription(
                new CoreId(number), "x86-64", 64, Endianness.LITTLE, 2_000, COSTS, MmuKind.X86_64,
                TimerKind.ONE_SHOT,
                InitialState.WAITING, List.of(new Cache(32 << 10, 3), new Cache(256 << 10, 14)), 0, List.of());
    }

    private static NodeDescription node(int number, int first, int end) {
        List<CoreId> cores = new ArrayList<>();
        for (int core = first; core < end; core++) {
            cores.add(new CoreId(core));
        }
        return new NodeDescription(
                number, number, cores, Optional.of("all"), 40_000, 40_000, 150_000, 0, Optional.of(new Cache(4 << 20,
                40)));
    }

    private static List<Link> mesh(int nodes) {
        int width = (int) Math.ceil(Math.sqrt(nodes));
        List<Link> links = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            if ((node + 1) % width != 0 && node + 1 < nodes) {
                links.add(link(node, node + 1));
            }
            if (node + width < nodes) {
                links.add(link(node, node + width));
            }
        }
        return links;
    }

    private static Link link(int one, int other) {
        return new Link(one, other, 20_000, 20_000, 20_000, 0, 16_000);
    }
}
