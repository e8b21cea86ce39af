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
 * A contiguous range of physical memory.
 *
 * @param space its canonical address space
 * @param offset the offset of its first byte
 * @param bytes its length
 */
record Extent(int space, long offset, long bytes) {
    // The first page is reserved, so that no start page has the address that means none.
    private static final long RESERVED = StartPage.BYTES;

    /** Returns the part of the first memory that every core reaches. */
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

    /** Returns the part of a memory that every core reaches; empty if some core does not reach it. */
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
     * Returns all memory that programs can use, in the order of its spaces, without the beginnings that are taken.
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

    /** Returns its first bytes. */
    Extent beginning(long length) {
        return new Extent(space, offset, length);
    }

    /** Returns the address of its first byte. */
    CanonicalAddress address() {
        return new CanonicalAddress(space, offset);
    }
}
