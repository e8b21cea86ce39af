package org.barreleye.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.PhysicalRegion;
import org.barreleye.kpi.syscall.StartPage;
import org.barreleye.machine.description.AddressWindow;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;

/** The regions of a machine's ordinary memory, which kernels and programs use. */
final class OrdinaryMemory {
    // The first page stays unused: address 0 means that there is no start page.
    private static final long RESERVED = StartPage.BYTES;

    private OrdinaryMemory() {}

    /** The beginning of the first ordinary memory that every core sees. */
    static PhysicalRegion commonTo(MachineDescription description) {
        return description.memory().stream()
                .filter(OrdinaryMemory::isOrdinary)
                .map(region -> commonTo(description, region))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("machine '" + description.name()
                        + "' has no memory that all its cores see from its beginning, which the channels between "
                        + "monitors need"));
    }

    /** The beginning of a memory region, as far as every core sees it; empty if some core does not. */
    static Optional<PhysicalRegion> commonTo(MachineDescription description, MemoryRegion region) {
        long end = region.bytes();
        for (CoreDescription core : description.cores()) {
            end = Math.min(end, visiblePrefixBytes(core, region));
        }
        return end > RESERVED
                ? Optional.of(PhysicalRegion.of(region.space(), RESERVED, end - RESERVED))
                : Optional.empty();
    }

    /** The nodes that have ordinary memory, in ascending order; none if there is no choice. */
    static List<Integer> nodes(MachineDescription description) {
        List<Integer> nodes = description.memory().stream().filter(OrdinaryMemory::isOrdinary)
                .map(MemoryRegion::node).distinct().sorted().toList();
        return nodes.size() == 1 ? List.of()
                : nodes.stream().filter(node -> node != MemoryRegion.EVERYWHERE).toList();
    }

    static boolean isOrdinary(MemoryRegion region) {
        return region.kind() == MemoryRegion.Kind.RAM || region.kind() == MemoryRegion.Kind.UNCACHED;
    }

    private static long visiblePrefixBytes(CoreDescription core, MemoryRegion region) {
        if (core.map().isEmpty()) {
            return region.bytes();
        }
        return core.map().stream()
                .filter(window -> window.space() == region.space() && window.offset() == 0)
                .mapToLong(AddressWindow::bytes)
                .max()
                .orElse(0);
    }

    /**
     * All ordinary memory without the beginnings of some regions, in the order of its spaces.
     *
     * @param taken the beginnings, at most one of each space
     */
    static List<PhysicalRegion> without(List<PhysicalRegion> taken, MachineDescription description) {
        List<PhysicalRegion> rest = new ArrayList<>();
        for (MemoryRegion region : description.memory()) {
            if (isOrdinary(region)) {
                long used = taken.stream()
                        .filter(extent -> extent.space() == region.space())
                        .mapToLong(extent -> extent.offset() + extent.bytes())
                        .findFirst()
                        .orElse(0);
                if (used < region.bytes()) {
                    rest.add(PhysicalRegion.of(region.space(), used, region.bytes() - used));
                }
            }
        }
        return rest;
    }
}
