package org.barreleye.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.syscall.StartPage;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.machine.description.AddressWindow;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;

/**
 * A stretch of memory.
 *
 * @param space its canonical address space
 * @param offset where it begins there
 * @param bytes how long it is
 */
record Extent(int space, long offset, long bytes) {
    // The first page stays unused, so that no start page ever lies at the address that means none.
    private static final long RESERVED = StartPage.BYTES;

    /** The beginning of the first memory that every core sees. */
    static Extent commonTo(MachineDescription description) {
        return description.memory().stream()
                .filter(Extent::isOrdinary)
                .map(region -> commonTo(description, region))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("machine '" + description.name()
                        + "' has no memory that all its cores see from its beginning, which kernels need to talk to "
                        + "each other"));
    }

    /** The beginning of a memory, as far as every core sees it; nothing if some do not. */
    static Optional<Extent> commonTo(MachineDescription description, MemoryRegion region) {
        long end = region.bytes();
        for (CoreDescription core : description.cores()) {
            end = Math.min(end, visiblePrefixBytes(core, region));
        }
        return end > RESERVED ? Optional.of(new Extent(region.space(), RESERVED, end - RESERVED)) : Optional.empty();
    }

    private static boolean isOrdinary(MemoryRegion region) {
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
     * All memory that programs can use, in the order of its spaces, but the beginnings of some.
     *
     * @param taken at most one of each space
     */
    static List<Extent> without(List<Extent> taken, MachineDescription description) {
        List<Extent> rest = new ArrayList<>();
        for (MemoryRegion region : description.memory()) {
            if (isOrdinary(region)) {
                long used = taken.stream()
                        .filter(extent -> extent.space == region.space())
                        .mapToLong(extent -> extent.offset + extent.bytes)
                        .findFirst()
                        .orElse(0);
                if (used < region.bytes()) {
                    rest.add(new Extent(region.space(), used, region.bytes() - used));
                }
            }
        }
        return rest;
    }

    /** Its first bytes. */
    Extent beginning(long length) {
        return new Extent(space, offset, length);
    }

    /** Where it begins. */
    CanonicalAddress address() {
        return new CanonicalAddress(space, offset);
    }
}
