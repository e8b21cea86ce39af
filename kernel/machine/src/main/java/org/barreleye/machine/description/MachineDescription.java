package org.barreleye.machine.description;

import java.util.List;
import org.barreleye.kpi.types.CoreId;

/**
 * Everything that tells one machine from another. Immutable; legal by construction.
 *
 * @param name what people call it
 * @param cores in ascending order of their numbers
 * @param links one for each pair of cores
 * @param memory in ascending order of address spaces
 * @param startSkew how much later than told a core may start, in picoseconds; drawn per core and seed
 */
public record MachineDescription(
        String name, List<CoreDescription> cores, List<Link> links, List<MemoryRegion> memory, long startSkew) {
    private static final int MOST_CORES = 1_024;

    /** Checks that the parts fit together. */
    public MachineDescription {
        cores = List.copyOf(cores);
        links = List.copyOf(links);
        memory = List.copyOf(memory);
        if (cores.isEmpty() || cores.size() > MOST_CORES) {
            throw new IllegalArgumentException("a machine has 1 to " + MOST_CORES + " cores, not " + cores.size());
        }
        if (startSkew < 0) {
            throw new IllegalArgumentException("the start skew is 0 picoseconds or more, not " + startSkew);
        }
        requireAscendingCores(cores);
        requireAscendingSpaces(memory);
        requireLinkPerPair(cores, links);
    }

    /**
     * The link between two cores, in whichever order they are named.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Link link(CoreId one, CoreId other) {
        return find(links, one, other);
    }

    private static Link find(List<Link> links, CoreId one, CoreId other) {
        CoreId lower = one.compareTo(other) < 0 ? one : other;
        CoreId higher = lower.equals(one) ? other : one;
        return links.stream()
                .filter(link -> link.one().equals(lower) && link.other().equals(higher))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no link joins " + lower + " and " + higher));
    }

    private static void requireAscendingCores(List<CoreDescription> cores) {
        for (int index = 1; index < cores.size(); index++) {
            CoreId before = cores.get(index - 1).id();
            CoreId here = cores.get(index).id();
            if (before.compareTo(here) >= 0) {
                throw new IllegalArgumentException("cores are listed in ascending order, once each; " + here + " follows " + before);
            }
        }
    }

    private static void requireAscendingSpaces(List<MemoryRegion> memory) {
        if (memory.isEmpty()) {
            throw new IllegalArgumentException("a machine needs memory");
        }
        for (int index = 1; index < memory.size(); index++) {
            if (memory.get(index - 1).space() >= memory.get(index).space()) {
                throw new IllegalArgumentException("memory is listed in ascending order of spaces, once each; space "
                        + memory.get(index).space() + " follows " + memory.get(index - 1).space());
            }
        }
    }

    private static void requireLinkPerPair(List<CoreDescription> cores, List<Link> links) {
        for (int one = 0; one < cores.size(); one++) {
            for (int other = one + 1; other < cores.size(); other++) {
                find(links, cores.get(one).id(), cores.get(other).id());
            }
        }
        int pairs = cores.size() * (cores.size() - 1) / 2;
        if (links.size() != pairs) {
            throw new IllegalArgumentException(
                    cores.size() + " cores have " + pairs + " links, one for each pair, not " + links.size());
        }
    }
}
